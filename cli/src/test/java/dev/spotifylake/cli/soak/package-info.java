@NullMarked
package dev.spotifylake.cli.soak;

import org.jspecify.annotations.NullMarked;
