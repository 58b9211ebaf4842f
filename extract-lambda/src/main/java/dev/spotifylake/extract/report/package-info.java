/// What a run says of itself.
@NullMarked
package dev.spotifylake.extract.report;

import org.jspecify.annotations.NullMarked;
