@NullMarked
package dev.spotifylake.common.config;

import org.jspecify.annotations.NullMarked;
