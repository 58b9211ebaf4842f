/// The text and the logical ids of the published template.
@NullMarked
package dev.spotifylake.infra.template;

import org.jspecify.annotations.NullMarked;
