/// The rest of AWS on loopback, spoken by its wire protocols; every action is remembered with who
/// called it.
@NullMarked
package dev.spotifylake.it.aws;

import org.jspecify.annotations.NullMarked;
