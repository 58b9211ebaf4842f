@NullMarked
package dev.spotifylake.common.sql;

import org.jspecify.annotations.NullMarked;
