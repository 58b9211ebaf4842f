@NullMarked
package dev.spotifylake.history.replay;

import org.jspecify.annotations.NullMarked;
