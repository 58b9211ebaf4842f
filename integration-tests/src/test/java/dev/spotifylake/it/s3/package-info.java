/// S3 without AWS: a real S3 server over a folder, and put events before it.
@NullMarked
package dev.spotifylake.it.s3;

import org.jspecify.annotations.NullMarked;
