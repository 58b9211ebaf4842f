@NullMarked
package dev.spotifylake.infra.template;

import org.jspecify.annotations.NullMarked;
