/// The verbs query and queries: a lake opened for queries, and how results are printed.
@NullMarked
package dev.spotifylake.cli.query;

import org.jspecify.annotations.NullMarked;
