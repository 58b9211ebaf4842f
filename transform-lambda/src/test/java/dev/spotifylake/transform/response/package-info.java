@NullMarked
package dev.spotifylake.transform.response;

import org.jspecify.annotations.NullMarked;
