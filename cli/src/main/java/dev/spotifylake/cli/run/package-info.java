/// The verb run: one extract pass and the transform of what is new.
@NullMarked
package dev.spotifylake.cli.run;

import org.jspecify.annotations.NullMarked;
