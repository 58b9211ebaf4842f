/// The pipeline on LocalStack, where there is Docker.
@NullMarked
package dev.spotifylake.it.localstack;

import org.jspecify.annotations.NullMarked;
