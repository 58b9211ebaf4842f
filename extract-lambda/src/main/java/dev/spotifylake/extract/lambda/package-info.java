/// The extractor as a Lambda function: its event, its result and its metrics.
@NullMarked
package dev.spotifylake.extract.lambda;

import org.jspecify.annotations.NullMarked;
