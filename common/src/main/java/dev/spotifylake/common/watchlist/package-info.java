@NullMarked
package dev.spotifylake.common.watchlist;

import org.jspecify.annotations.NullMarked;
