@NullMarked
package dev.spotifylake.common.catalog;

import org.jspecify.annotations.NullMarked;
