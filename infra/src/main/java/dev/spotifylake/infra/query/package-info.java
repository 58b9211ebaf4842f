/// The Athena workgroup and its saved queries.
@NullMarked
package dev.spotifylake.infra.query;

import org.jspecify.annotations.NullMarked;
