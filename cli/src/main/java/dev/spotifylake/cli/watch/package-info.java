/// The verb watch: which artists, playlists, albums and tracks the lake follows.
@NullMarked
package dev.spotifylake.cli.watch;

import org.jspecify.annotations.NullMarked;
