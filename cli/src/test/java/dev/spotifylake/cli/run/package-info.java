@NullMarked
package dev.spotifylake.cli.run;

import org.jspecify.annotations.NullMarked;
