/// A Lambda function with its own role, log group and jar.
@NullMarked
package dev.spotifylake.infra.function;

import org.jspecify.annotations.NullMarked;
