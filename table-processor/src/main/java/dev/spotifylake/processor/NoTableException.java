package dev.spotifylake.processor;

import javax.lang.model.element.Element;

/// A record that cannot be a table.
final class NoTableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Element at;

  NoTableException(Element at, String message) {
    super(message);
    this.at = at;
  }

  /// Where the fault stands.
  Element at() {
    return at;
  }
}
