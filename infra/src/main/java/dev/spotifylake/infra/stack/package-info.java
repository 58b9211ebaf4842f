/// The stack: all parts, joined.
@NullMarked
package dev.spotifylake.infra.stack;

import org.jspecify.annotations.NullMarked;
