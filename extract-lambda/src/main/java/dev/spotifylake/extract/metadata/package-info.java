/// Music metadata: looks up the catalog entities that responses name, and follows the watch-list's
/// artists.
@NullMarked
package dev.spotifylake.extract.metadata;

import org.jspecify.annotations.NullMarked;
