@NullMarked
package dev.spotifylake.testsupport.cloudformation;

import org.jspecify.annotations.NullMarked;
