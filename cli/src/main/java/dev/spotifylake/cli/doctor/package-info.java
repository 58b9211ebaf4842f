/// The verb doctor: what this app, token and lake can and cannot do.
@NullMarked
package dev.spotifylake.cli.doctor;

import org.jspecify.annotations.NullMarked;
