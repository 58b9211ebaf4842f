/// What every module of the lake agrees on.
@NullMarked
package dev.spotifylake.common;

import org.jspecify.annotations.NullMarked;
