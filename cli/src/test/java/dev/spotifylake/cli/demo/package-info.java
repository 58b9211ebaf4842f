@NullMarked
package dev.spotifylake.cli.demo;

import org.jspecify.annotations.NullMarked;
