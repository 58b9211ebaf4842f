/// Classes that break rules of the house on purpose, for the test that the rules notice.
@NullMarked
package dev.spotifylake.cli.house.offender;

import org.jspecify.annotations.NullMarked;
