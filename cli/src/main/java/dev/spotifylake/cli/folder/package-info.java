/// A lake in a folder, and the marker of a demo.
@NullMarked
package dev.spotifylake.cli.folder;

import org.jspecify.annotations.NullMarked;
