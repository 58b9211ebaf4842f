/// What a function says: one JSON object a line.
@NullMarked
package dev.spotifylake.common.log;

import org.jspecify.annotations.NullMarked;
