/// The Web API of the simulated world, spoken over the JDK's own HTTP server.
@NullMarked
package dev.spotifylake.simulator.http;

import org.jspecify.annotations.NullMarked;
