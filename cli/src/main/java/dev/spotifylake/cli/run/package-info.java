/// The verb run: one extract run, and the transform of what it stored.
@NullMarked
package dev.spotifylake.cli.run;

import org.jspecify.annotations.NullMarked;
