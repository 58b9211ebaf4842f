/// A deployed lake: its parts by the stack's outputs, its functions and logs.
@NullMarked
package dev.spotifylake.cli.aws;

import org.jspecify.annotations.NullMarked;
