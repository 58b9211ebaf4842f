/// The `lake` command on a deployed lake.
@NullMarked
package dev.spotifylake.it.command;

import org.jspecify.annotations.NullMarked;
