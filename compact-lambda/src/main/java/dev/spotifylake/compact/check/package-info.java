/// Compares all objects of a lake with each other. Sorted listings are read side by side, so that a
/// lake of many years takes little memory.
@NullMarked
package dev.spotifylake.compact.check;

import org.jspecify.annotations.NullMarked;
