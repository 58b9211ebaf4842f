/// Signing in: access tokens by both grants, and the clock of the refresh token.
@NullMarked
package dev.spotifylake.extract.token;

import org.jspecify.annotations.NullMarked;
