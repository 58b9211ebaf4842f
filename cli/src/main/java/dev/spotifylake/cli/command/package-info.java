/// What all verbs share: their context, exit codes, options and output.
@NullMarked
package dev.spotifylake.cli.command;

import org.jspecify.annotations.NullMarked;
