@NullMarked
package dev.spotifylake.cli.load;

import org.jspecify.annotations.NullMarked;
