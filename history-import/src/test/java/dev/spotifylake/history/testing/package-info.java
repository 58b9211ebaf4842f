/// What the tests of history imports share.
@NullMarked
package dev.spotifylake.history.testing;

import org.jspecify.annotations.NullMarked;
