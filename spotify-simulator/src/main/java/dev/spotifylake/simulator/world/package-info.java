/// What exists and what happens in the simulated world, as pure functions of seed, start and time.
@NullMarked
package dev.spotifylake.simulator.world;

import org.jspecify.annotations.NullMarked;
