/// The hourly run: credentials, function, schedule and dead letters.
@NullMarked
package dev.spotifylake.infra.extract;

import org.jspecify.annotations.NullMarked;
