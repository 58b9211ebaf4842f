/// The tables, views and saved queries on the engine that Athena runs.
@NullMarked
package dev.spotifylake.it.trino;

import org.jspecify.annotations.NullMarked;
