@NullMarked
package dev.spotifylake.cli.deployed;

import org.jspecify.annotations.NullMarked;
