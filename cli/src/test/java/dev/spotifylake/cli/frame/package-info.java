@NullMarked
package dev.spotifylake.cli.frame;

import org.jspecify.annotations.NullMarked;
