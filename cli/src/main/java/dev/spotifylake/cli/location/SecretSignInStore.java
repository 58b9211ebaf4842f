package dev.spotifylake.cli.location;

import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.extract.aws.CredentialsSecret;
import org.jspecify.annotations.Nullable;

/// The secret of a deployed lake.
record SecretSignInStore(CredentialsSecret secret, String arn) implements SignInStore {
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
