/// Where questions are asked: the Athena workgroup.
@NullMarked
package dev.spotifylake.infra.query;

import org.jspecify.annotations.NullMarked;
