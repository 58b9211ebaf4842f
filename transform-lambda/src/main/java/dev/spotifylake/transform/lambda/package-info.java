/// The transform as a Lambda function: events in, transformed objects out.
@NullMarked
package dev.spotifylake.transform.lambda;

import org.jspecify.annotations.NullMarked;
