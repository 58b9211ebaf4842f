/// ArchUnit rules that hold for every module.
@NullMarked
package dev.spotifylake.testsupport.rules;

import org.jspecify.annotations.NullMarked;
