/// The verb demo: a simulated Spotify, a lake made from it, and its check.
@NullMarked
package dev.spotifylake.cli.demo;

import org.jspecify.annotations.NullMarked;
