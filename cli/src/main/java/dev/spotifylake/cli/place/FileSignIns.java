package dev.spotifylake.cli.place;

import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.credentials.CredentialsFile;
import org.jspecify.annotations.Nullable;

/// The owner's file of this machine.
record FileSignIns(CredentialsFile file) implements SignIns {
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
