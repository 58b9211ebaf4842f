@NullMarked
package dev.spotifylake.cli;

import org.jspecify.annotations.NullMarked;
