/// A deployed lake on AWS: its stack, functions, logs, queue, catalog and Athena.
@NullMarked
package dev.spotifylake.cli.aws;

import org.jspecify.annotations.NullMarked;
