@NullMarked
package dev.spotifylake.cli.check;

import org.jspecify.annotations.NullMarked;
