package dev.spotifylake.cli.location;

import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.extract.aws.CredentialsSecret;
import org.jspecify.annotations.Nullable;

/// Stores credentials in the secret of a deployed lake.
record SecretCredentialsStore(CredentialsSecret secret, String arn) implements CredentialsStore {
  @Override
  public @Nullable Credentials read() {
    return secret.read();
  }

  @Override
  public void write(Credentials credentials) {
    secret.write(credentials);
  }

  @Override
  public String where() {
    return "the secret " + arn;
  }
}
