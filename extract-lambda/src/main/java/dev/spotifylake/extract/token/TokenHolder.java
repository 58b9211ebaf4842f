package dev.spotifylake.extract.token;

import dev.spotifylake.common.raw.RawHeader;

/// Whose token a call carries.
public sealed interface TokenHolder {
  /// The app's own, by client credentials.
  record App() implements TokenHolder {}

  /// A signed-in person's.
  record User(String account) implements TokenHolder {}

  /// The account that raw names for what is read with this token.
  default String accountLabel() {
    return switch (this) {
      case App app -> RawHeader.APP_ACCOUNT;
      case User(String account) -> account;
    };
  }
}
