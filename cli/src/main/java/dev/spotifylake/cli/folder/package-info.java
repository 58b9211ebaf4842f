/// The folder a lake lies in, and whether it is a demo.
@NullMarked
package dev.spotifylake.cli.folder;

import org.jspecify.annotations.NullMarked;
