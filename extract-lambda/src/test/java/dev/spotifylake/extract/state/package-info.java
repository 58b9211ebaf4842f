@NullMarked
package dev.spotifylake.extract.state;

import org.jspecify.annotations.NullMarked;
