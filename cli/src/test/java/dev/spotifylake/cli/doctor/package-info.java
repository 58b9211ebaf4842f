@NullMarked
package dev.spotifylake.cli.doctor;

import org.jspecify.annotations.NullMarked;
