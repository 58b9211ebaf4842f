@NullMarked
package dev.spotifylake.common.table;

import org.jspecify.annotations.NullMarked;
