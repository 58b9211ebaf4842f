/// The report of a run: its sources, its passes and their outcomes.
@NullMarked
package dev.spotifylake.extract.report;

import org.jspecify.annotations.NullMarked;
