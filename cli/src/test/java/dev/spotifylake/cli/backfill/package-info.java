@NullMarked
package dev.spotifylake.cli.backfill;

import org.jspecify.annotations.NullMarked;
