/// The whole lake as it is deployed, over simulated hours.
@NullMarked
package dev.spotifylake.it.pipeline;

import org.jspecify.annotations.NullMarked;
