/// Credentials in Secrets Manager.
@NullMarked
package dev.spotifylake.extract.aws;

import org.jspecify.annotations.NullMarked;
