/// The search for raw objects that are not transformed yet. The transform function does not need
/// it: it is told which objects to transform.
@NullMarked
package dev.spotifylake.compact.pending;

import org.jspecify.annotations.NullMarked;
