/// Tokens, grants and the consent page.
@NullMarked
package dev.spotifylake.simulator.signin;

import org.jspecify.annotations.NullMarked;
