/// Reading Spotify's answers in a stream: where the elements lie, lenient values, counts of fields.
@NullMarked
package dev.spotifylake.transform.response;

import org.jspecify.annotations.NullMarked;
