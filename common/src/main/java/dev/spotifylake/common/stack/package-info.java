@NullMarked
package dev.spotifylake.common.stack;

import org.jspecify.annotations.NullMarked;
