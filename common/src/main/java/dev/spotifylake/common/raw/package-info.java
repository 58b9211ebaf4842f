@NullMarked
package dev.spotifylake.common.raw;

import org.jspecify.annotations.NullMarked;
