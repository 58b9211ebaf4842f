/// SQS as the lake uses it.
@NullMarked
package dev.spotifylake.it.queue;

import org.jspecify.annotations.NullMarked;
