@NullMarked
package dev.spotifylake.extract.aws;

import org.jspecify.annotations.NullMarked;
