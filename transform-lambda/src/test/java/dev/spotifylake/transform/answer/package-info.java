@NullMarked
package dev.spotifylake.transform.answer;

import org.jspecify.annotations.NullMarked;
