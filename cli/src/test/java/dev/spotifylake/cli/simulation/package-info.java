@NullMarked
package dev.spotifylake.cli.simulation;

import org.jspecify.annotations.NullMarked;
