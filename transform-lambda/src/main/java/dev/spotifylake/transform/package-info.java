/// Raw objects to table files: the transformer, its manifests, and the raw objects that wait for
/// it.
@NullMarked
package dev.spotifylake.transform;

import org.jspecify.annotations.NullMarked;
