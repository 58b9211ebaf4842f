/// The lake that Spotify is asked for: in a folder of this machine, or deployed.
@NullMarked
package dev.spotifylake.cli.location;

import org.jspecify.annotations.NullMarked;
