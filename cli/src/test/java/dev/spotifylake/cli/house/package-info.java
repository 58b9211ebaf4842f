/// The rules of the house, as tests over the classes, sources and documents of all modules.
@NullMarked
package dev.spotifylake.cli.house;

import org.jspecify.annotations.NullMarked;
