/// What the tests of the transform share.
@NullMarked
package dev.spotifylake.transform.testing;

import org.jspecify.annotations.NullMarked;
