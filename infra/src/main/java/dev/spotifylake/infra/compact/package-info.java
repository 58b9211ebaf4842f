/// The compaction that runs every six hours.
@NullMarked
package dev.spotifylake.infra.compact;

import org.jspecify.annotations.NullMarked;
