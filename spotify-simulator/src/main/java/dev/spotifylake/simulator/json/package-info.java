/// How the world's things look in an answer, per app profile.
@NullMarked
package dev.spotifylake.simulator.json;

import org.jspecify.annotations.NullMarked;
