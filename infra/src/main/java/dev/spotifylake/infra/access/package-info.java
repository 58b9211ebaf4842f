/// Roles, written-down reasons for what a security check would ask about, and ordered maps.
@NullMarked
package dev.spotifylake.infra.access;

import org.jspecify.annotations.NullMarked;
