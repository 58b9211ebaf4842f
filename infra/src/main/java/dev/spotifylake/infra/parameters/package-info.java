/// What the person who deploys decides: parameters and the conditions over them.
@NullMarked
package dev.spotifylake.infra.parameters;

import org.jspecify.annotations.NullMarked;
