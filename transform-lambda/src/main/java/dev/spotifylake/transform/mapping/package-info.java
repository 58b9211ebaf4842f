/// Elements of responses to rows, by source.
@NullMarked
package dev.spotifylake.transform.mapping;

import org.jspecify.annotations.NullMarked;
