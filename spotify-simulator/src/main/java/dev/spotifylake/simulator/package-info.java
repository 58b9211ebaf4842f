/// A Spotify that runs on this machine: a seeded world, three app profiles, faults, and the truth.
@NullMarked
package dev.spotifylake.simulator;

import org.jspecify.annotations.NullMarked;
