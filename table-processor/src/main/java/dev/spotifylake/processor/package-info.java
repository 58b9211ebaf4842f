/// What happens to row records when they are compiled.
@NullMarked
package dev.spotifylake.processor;

import org.jspecify.annotations.NullMarked;
