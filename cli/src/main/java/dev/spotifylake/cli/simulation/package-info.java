/// The verbs on a simulated Spotify: demo and simulate.
@NullMarked
package dev.spotifylake.cli.simulation;

import org.jspecify.annotations.NullMarked;
