@NullMarked
package dev.spotifylake.common.rows;

import org.jspecify.annotations.NullMarked;
