@NullMarked
package dev.spotifylake.cli.command;

import org.jspecify.annotations.NullMarked;
