@NullMarked
package dev.spotifylake.cli.aws;

import org.jspecify.annotations.NullMarked;
