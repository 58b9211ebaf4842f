@NullMarked
package dev.spotifylake.cli.logs;

import org.jspecify.annotations.NullMarked;
