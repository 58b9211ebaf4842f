@NullMarked
package dev.spotifylake.common.source;

import org.jspecify.annotations.NullMarked;
