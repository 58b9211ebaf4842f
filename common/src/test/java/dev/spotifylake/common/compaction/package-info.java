@NullMarked
package dev.spotifylake.common.compaction;

import org.jspecify.annotations.NullMarked;
