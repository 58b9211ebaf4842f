@NullMarked
package dev.spotifylake.extract.api;

import org.jspecify.annotations.NullMarked;
