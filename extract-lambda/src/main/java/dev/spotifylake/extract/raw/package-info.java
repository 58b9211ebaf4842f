/// The raw objects of a run: its responses and its report.
@NullMarked
package dev.spotifylake.extract.raw;

import org.jspecify.annotations.NullMarked;
