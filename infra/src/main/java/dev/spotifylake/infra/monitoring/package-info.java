/// What speaks up when something is missing: alarms and dashboard.
@NullMarked
package dev.spotifylake.infra.monitoring;

import org.jspecify.annotations.NullMarked;
