/// JSON as plain values, read and written token by token: no data binding, which costs a cold start
/// a quarter of a second.
@NullMarked
package dev.spotifylake.extract.json;

import org.jspecify.annotations.NullMarked;
