package dev.spotifylake.cli.location;

import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.credentials.CredentialsFile;
import org.jspecify.annotations.Nullable;

/// Stores credentials in the user's file on this machine.
record FileCredentialsStore(CredentialsFile file) implements CredentialsStore {
  @Override
  public @Nullable Credentials read() {
    return file.read();
  }

  @Override
  public void write(Credentials credentials) {
    file.write(credentials);
  }

  @Override
  public String where() {
    return file.path().toString();
  }
}
