/// Functions that do what the host has to report.
@NullMarked
package dev.spotifylake.it.lambda.sample;

import org.jspecify.annotations.NullMarked;
