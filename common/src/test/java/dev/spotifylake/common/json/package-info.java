@NullMarked
package dev.spotifylake.common.json;

import org.jspecify.annotations.NullMarked;
