package dev.spotifylake.cli.location;

import dev.spotifylake.common.credentials.Credentials;
import org.jspecify.annotations.Nullable;

/// Where a lake's sign-ins are kept.
public interface SignInStore {
  /// Null before the first.
  @Nullable Credentials read();

  /// Replaces all of them.
  void write(Credentials credentials);

  /// For messages: the path of a file, or a secret.
  String where();
}
