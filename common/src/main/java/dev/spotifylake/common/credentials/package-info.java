@NullMarked
package dev.spotifylake.common.credentials;

import org.jspecify.annotations.NullMarked;
