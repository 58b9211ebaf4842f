/// What goes wrong, by name, where and when it was asked for.
@NullMarked
package dev.spotifylake.simulator.faults;

import org.jspecify.annotations.NullMarked;
