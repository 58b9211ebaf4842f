package dev.spotifylake.common.config;

/// A value that must not be shown: its text form says so instead.
public record Secret(String value) {
  public Secret {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a secret is not blank");
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
