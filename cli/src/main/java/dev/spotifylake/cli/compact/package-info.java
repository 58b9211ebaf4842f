/// The verb compact, and the compaction that follows a run.
@NullMarked
package dev.spotifylake.cli.compact;

import org.jspecify.annotations.NullMarked;
