/// The stack that joins all parts.
@NullMarked
package dev.spotifylake.infra.stack;

import org.jspecify.annotations.NullMarked;
