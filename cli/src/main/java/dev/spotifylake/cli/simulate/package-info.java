/// The verb simulate: the simulator alone.
@NullMarked
package dev.spotifylake.cli.simulate;

import org.jspecify.annotations.NullMarked;
