/// The extractor as a Lambda function: wiring, and what it tells Lambda and CloudWatch.
@NullMarked
package dev.spotifylake.extract.lambda;

import org.jspecify.annotations.NullMarked;
