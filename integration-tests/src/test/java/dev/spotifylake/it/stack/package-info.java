/// The committed template, read as CloudFormation reads it.
@NullMarked
package dev.spotifylake.it.stack;

import org.jspecify.annotations.NullMarked;
