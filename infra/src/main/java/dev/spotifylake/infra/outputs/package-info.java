/// What a stack tells about itself.
@NullMarked
package dev.spotifylake.infra.outputs;

import org.jspecify.annotations.NullMarked;
