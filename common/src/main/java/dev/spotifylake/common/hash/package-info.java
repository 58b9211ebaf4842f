/// Hashes of bytes.
@NullMarked
package dev.spotifylake.common.hash;

import org.jspecify.annotations.NullMarked;
