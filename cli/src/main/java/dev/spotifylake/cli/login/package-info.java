/// The verb login: a person's consent on Spotify's page, received by a server on this machine.
@NullMarked
package dev.spotifylake.cli.login;

import org.jspecify.annotations.NullMarked;
