@NullMarked
package dev.spotifylake.cli.report;

import org.jspecify.annotations.NullMarked;
