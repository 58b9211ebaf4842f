@NullMarked
package dev.spotifylake.common.store;

import org.jspecify.annotations.NullMarked;
