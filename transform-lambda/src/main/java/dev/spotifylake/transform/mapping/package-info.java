/// What each source's answers mean: elements to rows.
@NullMarked
package dev.spotifylake.transform.mapping;

import org.jspecify.annotations.NullMarked;
