@NullMarked
package dev.spotifylake.cli.compact;

import org.jspecify.annotations.NullMarked;
