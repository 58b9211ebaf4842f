/// What really happened, and what of it the API has shown.
@NullMarked
package dev.spotifylake.simulator.truth;

import org.jspecify.annotations.NullMarked;
