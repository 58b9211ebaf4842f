/// The sources: what each reads, how often, and what it remembers.
@NullMarked
package dev.spotifylake.extract.source;

import org.jspecify.annotations.NullMarked;
