@NullMarked
package dev.spotifylake.common.dictionary;

import org.jspecify.annotations.NullMarked;
