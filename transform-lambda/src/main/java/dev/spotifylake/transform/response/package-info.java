/// Reads a response as a stream, one element at a time, and counts its fields.
@NullMarked
package dev.spotifylake.transform.response;

import org.jspecify.annotations.NullMarked;
