/// Database, tables with partition projection, and the crawler on demand.
@NullMarked
package dev.spotifylake.infra.catalog;

import org.jspecify.annotations.NullMarked;
