/// Schedules that call functions.
@NullMarked
package dev.spotifylake.infra.schedule;

import org.jspecify.annotations.NullMarked;
