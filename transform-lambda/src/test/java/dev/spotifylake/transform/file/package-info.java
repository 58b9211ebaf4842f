@NullMarked
package dev.spotifylake.transform.file;

import org.jspecify.annotations.NullMarked;
