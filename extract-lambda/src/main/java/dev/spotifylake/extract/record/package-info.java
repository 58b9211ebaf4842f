/// What a run leaves in raw.
@NullMarked
package dev.spotifylake.extract.record;

import org.jspecify.annotations.NullMarked;
