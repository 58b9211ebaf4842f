/// A Lambda function without AWS: its deployment package under AWS's own Java runtime client.
@NullMarked
package dev.spotifylake.it.lambda;

import org.jspecify.annotations.NullMarked;
