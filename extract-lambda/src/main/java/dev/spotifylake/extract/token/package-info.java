/// Signing in: access tokens of the app and of people, and how long a sign-in lasts.
@NullMarked
package dev.spotifylake.extract.token;

import org.jspecify.annotations.NullMarked;
