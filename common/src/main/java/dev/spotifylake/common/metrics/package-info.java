@NullMarked
package dev.spotifylake.common.metrics;

import org.jspecify.annotations.NullMarked;
