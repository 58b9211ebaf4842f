package dev.spotifylake.infra.extract;

import dev.spotifylake.infra.access.AcceptedFinding;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.constructs.Construct;

/// The secret for client id and refresh tokens. It is created without a value; the first login
/// writes one, and no update of the stack changes it. Until then runs wait for a login.
public final class SpotifyCredentials extends Construct {
  private final CfnSecret secret;

  public SpotifyCredentials(Construct scope, String id) {
    super(scope, id);
    // No fixed name: the name of a deleted secret stays reserved for its recovery window.
    secret =
        CfnSecret.Builder.create(this, "Secret")
            .description("Spotify client id and refresh tokens; written by lake login --stack")
            .build();
    AcceptedFinding.of(
        secret,
        "AwsSolutions-SMG4",
        "Spotify's refresh tokens are renewed by a person's consent or by Spotify itself; nothing"
            + " that rotates by itself could ask for it. TokenDaysLeft raises an alarm in time.");
  }

  public String arn() {
    return secret.getRef();
  }
}
