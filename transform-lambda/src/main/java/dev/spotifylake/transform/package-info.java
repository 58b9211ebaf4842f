/// Raw objects to typed tables: the transformer, what is still to be done, replay and import.
@NullMarked
package dev.spotifylake.transform;

import org.jspecify.annotations.NullMarked;
