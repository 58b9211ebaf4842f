/// What a run says while it runs: one JSON line per event.
@NullMarked
package dev.spotifylake.extract.log;

import org.jspecify.annotations.NullMarked;
