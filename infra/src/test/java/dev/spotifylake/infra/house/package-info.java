@NullMarked
package dev.spotifylake.infra.house;

import org.jspecify.annotations.NullMarked;
