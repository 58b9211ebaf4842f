/// The verb check, and the commands that mend what it finds.
@NullMarked
package dev.spotifylake.cli.check;

import org.jspecify.annotations.NullMarked;
