/// The streaming-history export as a person downloads it: its files, its rows, what of them may be
/// kept.
@NullMarked
package dev.spotifylake.history.export;

import org.jspecify.annotations.NullMarked;
