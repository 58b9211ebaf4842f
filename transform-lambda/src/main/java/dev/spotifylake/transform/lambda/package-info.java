/// The transformer as a Lambda function behind a queue of put events.
@NullMarked
package dev.spotifylake.transform.lambda;

import org.jspecify.annotations.NullMarked;
