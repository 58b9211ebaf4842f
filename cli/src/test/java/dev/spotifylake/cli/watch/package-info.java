@NullMarked
package dev.spotifylake.cli.watch;

import org.jspecify.annotations.NullMarked;
