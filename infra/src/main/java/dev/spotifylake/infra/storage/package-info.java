/// The buckets, and how long each kind of object is kept.
@NullMarked
package dev.spotifylake.infra.storage;

import org.jspecify.annotations.NullMarked;
