/// The views and saved questions of the lake, each written once for every engine.
@NullMarked
package dev.spotifylake.common.sql;

import org.jspecify.annotations.NullMarked;
