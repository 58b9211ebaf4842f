@NullMarked
package dev.spotifylake.cli.query;

import org.jspecify.annotations.NullMarked;
