/// What the functions of a deployed lake said.
@NullMarked
package dev.spotifylake.cli.logs;

import org.jspecify.annotations.NullMarked;
