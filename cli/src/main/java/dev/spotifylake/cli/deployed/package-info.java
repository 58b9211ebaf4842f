/// The verbs that only a deployed lake has: logs and crawl.
@NullMarked
package dev.spotifylake.cli.deployed;

import org.jspecify.annotations.NullMarked;
