package dev.spotifylake.cli.report;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/// Escapes JSON for a script element, whatever the names of songs are: no character with a meaning
/// in HTML is written as itself.
final class ScriptSafe extends CharacterEscapes {
  private static final String SPECIAL = "<>&'";

  private final int[] ascii;

  ScriptSafe() {
    ascii = CharacterEscapes.standardAsciiEscapesForJSON();
    SPECIAL.chars().forEach(character -> ascii[character] = CharacterEscapes.ESCAPE_STANDARD);
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii;
  }

  // The two line separators that JSON allows in a string and older JavaScript does not.
  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    return switch (character) {
      case 0x2028 -> new SerializedString("\\u2028");
      case 0x2029 -> new SerializedString("\\u2029");
      default -> null;
    };
  }
}
