/// The JSON of the world's entities in a response, per app profile.
@NullMarked
package dev.spotifylake.simulator.json;

import org.jspecify.annotations.NullMarked;
