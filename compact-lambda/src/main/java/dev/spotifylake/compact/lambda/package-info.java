/// Compaction as a Lambda function: its event, its result and its metrics.
@NullMarked
package dev.spotifylake.compact.lambda;

import org.jspecify.annotations.NullMarked;
