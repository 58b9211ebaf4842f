/// The transform: queue, dead letters and function.
@NullMarked
package dev.spotifylake.infra.transform;

import org.jspecify.annotations.NullMarked;
