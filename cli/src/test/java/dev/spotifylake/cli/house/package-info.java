/// The rules of the house, as tests over all modules: their classes, their sources, their
/// documents.
@NullMarked
package dev.spotifylake.cli.house;

import org.jspecify.annotations.NullMarked;
