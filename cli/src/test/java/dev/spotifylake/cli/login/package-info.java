@NullMarked
package dev.spotifylake.cli.login;

import org.jspecify.annotations.NullMarked;
