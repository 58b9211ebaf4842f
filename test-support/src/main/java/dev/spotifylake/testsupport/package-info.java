/// What the tests of several modules share: stores that fail, a Lambda context, and DuckDB over the
/// files of a lake.
@NullMarked
package dev.spotifylake.testsupport;

import org.jspecify.annotations.NullMarked;
