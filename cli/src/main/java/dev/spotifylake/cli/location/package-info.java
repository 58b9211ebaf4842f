/// The lake that a verb reads Spotify for: a folder on this machine, or a deployed lake.
@NullMarked
package dev.spotifylake.cli.location;

import org.jspecify.annotations.NullMarked;
