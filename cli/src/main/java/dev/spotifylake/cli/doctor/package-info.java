/// The verb doctor: what this app, these sign-ins and this lake can do.
@NullMarked
package dev.spotifylake.cli.doctor;

import org.jspecify.annotations.NullMarked;
