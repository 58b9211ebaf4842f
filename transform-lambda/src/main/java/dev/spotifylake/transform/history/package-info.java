/// The streaming-history export as a person downloads it: its files, its rows, what of them may be
/// kept.
@NullMarked
package dev.spotifylake.transform.history;

import org.jspecify.annotations.NullMarked;
