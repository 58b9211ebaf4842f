@NullMarked
package dev.spotifylake.common.time;

import org.jspecify.annotations.NullMarked;
