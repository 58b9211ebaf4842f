/// What makes functions run: the schedule before one, and Lambda's poller between a queue and one.
@NullMarked
package dev.spotifylake.it.trigger;

import org.jspecify.annotations.NullMarked;
