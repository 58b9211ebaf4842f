/// The search for raw objects that are not transformed yet. The transform function does not need
/// it, because its events name the objects.
@NullMarked
package dev.spotifylake.compact.pending;

import org.jspecify.annotations.NullMarked;
