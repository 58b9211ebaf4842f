/// SQS as the lake uses it, and Lambda's poller between a queue and a function.
@NullMarked
package dev.spotifylake.it.queue;

import org.jspecify.annotations.NullMarked;
