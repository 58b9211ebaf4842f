package dev.spotifylake.cli.location;

import dev.spotifylake.common.credentials.Credentials;
import org.jspecify.annotations.Nullable;

/// Stores the credentials of a lake: the app, and the accounts that have signed in.
public interface CredentialsStore {
  /// Null before the first sign-in.
  @Nullable Credentials read();

  /// Replaces all credentials.
  void write(Credentials credentials);

  /// Where they are stored, for messages: the path of a file, or a secret.
  String where();
}
