/// What every verb shares: its surroundings, exit codes, options and output.
@NullMarked
package dev.spotifylake.cli.frame;

import org.jspecify.annotations.NullMarked;
