/// What one run leaves for the next: small objects under `state/`, written by conditional puts.
@NullMarked
package dev.spotifylake.extract.state;

import org.jspecify.annotations.NullMarked;
