/// The verb report: one HTML page with charts of what a lake holds.
@NullMarked
package dev.spotifylake.cli.report;

import org.jspecify.annotations.NullMarked;
