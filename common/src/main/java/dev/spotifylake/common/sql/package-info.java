/// The views and saved queries of the lake, each written once for every engine.
@NullMarked
package dev.spotifylake.common.sql;

import org.jspecify.annotations.NullMarked;
