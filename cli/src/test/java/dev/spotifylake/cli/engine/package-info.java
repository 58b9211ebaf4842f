@NullMarked
package dev.spotifylake.cli.engine;

import org.jspecify.annotations.NullMarked;
