/// The verbs that fill in the past: import reads files, replay makes the tables again from raw.
@NullMarked
package dev.spotifylake.cli.backfill;

import org.jspecify.annotations.NullMarked;
