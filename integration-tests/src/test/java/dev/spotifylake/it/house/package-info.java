/// The rules of the house for these tests.
@NullMarked
package dev.spotifylake.it.house;

import org.jspecify.annotations.NullMarked;
