/// The verbs that bring data in again or from files: import and replay.
@NullMarked
package dev.spotifylake.cli.load;

import org.jspecify.annotations.NullMarked;
