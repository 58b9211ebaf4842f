/// JSON from outside, read in one lenient way by everything that needs a value of it.
@NullMarked
package dev.spotifylake.common.json;

import org.jspecify.annotations.NullMarked;
