/// What each source's responses mean: elements to rows.
@NullMarked
package dev.spotifylake.transform.mapping;

import org.jspecify.annotations.NullMarked;
