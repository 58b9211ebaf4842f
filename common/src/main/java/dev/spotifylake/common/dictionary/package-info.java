/// The data dictionary: every table and view in words.
@NullMarked
package dev.spotifylake.common.dictionary;

import org.jspecify.annotations.NullMarked;
