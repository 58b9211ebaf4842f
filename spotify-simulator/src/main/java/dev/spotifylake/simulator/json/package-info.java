/// How the world's things look in a response, per app profile.
@NullMarked
package dev.spotifylake.simulator.json;

import org.jspecify.annotations.NullMarked;
