/// The lake as it is deployed, tested from the outside.
@NullMarked
package dev.spotifylake.it;

import org.jspecify.annotations.NullMarked;
