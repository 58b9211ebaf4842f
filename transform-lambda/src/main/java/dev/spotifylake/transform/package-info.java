/// Raw objects to table files: the transformer, its manifests and the queue of raw objects.
@NullMarked
package dev.spotifylake.transform;

import org.jspecify.annotations.NullMarked;
