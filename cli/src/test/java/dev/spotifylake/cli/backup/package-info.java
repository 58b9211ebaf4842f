@NullMarked
package dev.spotifylake.cli.backup;

import org.jspecify.annotations.NullMarked;
