/// The record of compaction, which every reader of the tables needs.
@NullMarked
package dev.spotifylake.common.compaction;

import org.jspecify.annotations.NullMarked;
