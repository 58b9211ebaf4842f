/// What all sources of one run share.
@NullMarked
package dev.spotifylake.extract.run;

import org.jspecify.annotations.NullMarked;
