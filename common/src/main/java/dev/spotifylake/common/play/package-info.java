@NullMarked
package dev.spotifylake.common.play;

import org.jspecify.annotations.NullMarked;
