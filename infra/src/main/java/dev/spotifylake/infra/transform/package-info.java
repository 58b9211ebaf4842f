/// From a put event to a table: queue, dead letters and function.
@NullMarked
package dev.spotifylake.infra.transform;

import org.jspecify.annotations.NullMarked;
