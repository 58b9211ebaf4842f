package dev.spotifylake.compact;

/// A raw object cannot be folded, because a file that its manifest names is missing or differs.
final class UnusableObjectException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String rawKey;

  UnusableObjectException(String rawKey, String file) {
    super(
        "%s is left as it is: %s is missing or is not the file that its manifest names; make it again with lake replay"
            .formatted(rawKey, file));
    this.rawKey = rawKey;
  }

  String rawKey() {
    return rawKey;
  }
}
