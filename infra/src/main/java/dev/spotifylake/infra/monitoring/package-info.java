/// Alarms, their topic and the dashboard.
@NullMarked
package dev.spotifylake.infra.monitoring;

import org.jspecify.annotations.NullMarked;
