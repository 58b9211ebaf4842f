/// The verb login: a person's consent, by Spotify's page and a callback on this machine.
@NullMarked
package dev.spotifylake.cli.login;

import org.jspecify.annotations.NullMarked;
