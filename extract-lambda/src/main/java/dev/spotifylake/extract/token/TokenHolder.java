package dev.spotifylake.extract.token;

import dev.spotifylake.common.raw.RawHeader;

/// Whose access token a call carries.
public sealed interface TokenHolder {
  /// The app itself, by client credentials.
  record App() implements TokenHolder {}

  /// A signed-in person, by refresh token.
  record User(String account) implements TokenHolder {}

  /// The account label of everything that is read with this token.
  default String accountLabel() {
    return switch (this) {
      case App app -> RawHeader.APP_ACCOUNT;
      case User(String account) -> account;
    };
  }
}
