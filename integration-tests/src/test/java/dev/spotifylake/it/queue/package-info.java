/// SQS as the lake uses it, Lambda's poller between a queue and a function, and the schedule before
/// one.
@NullMarked
package dev.spotifylake.it.queue;

import org.jspecify.annotations.NullMarked;
