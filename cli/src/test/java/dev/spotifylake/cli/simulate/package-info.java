@NullMarked
package dev.spotifylake.cli.simulate;

import org.jspecify.annotations.NullMarked;
