/// What the template must mean, and faults that show that each requirement notices.
@NullMarked
package dev.spotifylake.infra.requirement;

import org.jspecify.annotations.NullMarked;
