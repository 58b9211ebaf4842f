/// The hourly run: credentials, function, schedule, and where a failed run goes.
@NullMarked
package dev.spotifylake.infra.extract;

import org.jspecify.annotations.NullMarked;
