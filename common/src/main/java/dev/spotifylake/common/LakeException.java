package dev.spotifylake.common;

import org.jspecify.annotations.Nullable;

/// An error made for the person who has to mend it: one line that says what went wrong, where, what
/// was expected and what to do next. The command line prints the message alone; stack traces are
/// for `--debug`.
public final class LakeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LakeException(String oneLine) {
    this(oneLine, null);
  }

  public LakeException(String oneLine, @Nullable Throwable cause) {
    super(singleLine(oneLine), cause);
  }

  private static String singleLine(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("an error without a message helps nobody");
    }
    return text.replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}
