/// How long a run may take, and how it waits.
@NullMarked
package dev.spotifylake.extract.time;

import org.jspecify.annotations.NullMarked;
