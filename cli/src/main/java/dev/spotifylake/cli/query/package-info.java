/// Questions to the lake: the engine that answers, and how answers are shown.
@NullMarked
package dev.spotifylake.cli.query;

import org.jspecify.annotations.NullMarked;
