/// The Glue crawler of a deployed lake, run when asked.
@NullMarked
package dev.spotifylake.cli.crawl;

import org.jspecify.annotations.NullMarked;
