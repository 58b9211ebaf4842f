/// What one signed-in person has: recently played items, library, followed artists and top lists.
@NullMarked
package dev.spotifylake.extract.account;

import org.jspecify.annotations.NullMarked;
