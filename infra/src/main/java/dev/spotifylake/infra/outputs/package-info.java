/// The outputs of the stack.
@NullMarked
package dev.spotifylake.infra.outputs;

import org.jspecify.annotations.NullMarked;
