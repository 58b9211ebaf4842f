@NullMarked
package dev.spotifylake.common.aws;

import org.jspecify.annotations.NullMarked;
