/// Music metadata: looks up the catalog entities that responses name, and follows the artists of
/// the watch list.
@NullMarked
package dev.spotifylake.extract.metadata;

import org.jspecify.annotations.NullMarked;
