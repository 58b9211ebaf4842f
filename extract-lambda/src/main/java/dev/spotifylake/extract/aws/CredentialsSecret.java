package dev.spotifylake.extract.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.aws.AwsErrors;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.credentials.CredentialsJson;
import dev.spotifylake.common.json.JsonTree;
import dev.spotifylake.extract.token.RefreshTokenStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// The credentials of a deployed lake, in the secret that the stack created. Every call reads the
/// secret anew, so a login or a replaced token takes effect at once.
public final class CredentialsSecret implements RefreshTokenStore {
  private final SecretsManagerClient client;
  private final String arn;

  /// @param client belongs to the caller
  public CredentialsSecret(SecretsManagerClient client, String arn) {
    this.client = client;
    this.arn = arn;
  }

  /// Uses the AWS identity and region of the environment. Reads nothing yet.
  public static CredentialsSecret open(String arn) {
    try {
      return new CredentialsSecret(
          SecretsManagerClient.builder()
              .httpClientBuilder(UrlConnectionHttpClient.builder())
              .build(),
          arn);
    } catch (SdkException e) {
      throw AwsErrors.lakeException("open the secret " + arn, e);
    }
  }

  /// Null before the first login: the stack creates a secret without a client id.
  ///
  /// @throws LakeException if the secret cannot be read, or holds anything else
  public @Nullable Credentials read() {
    String text;
    try {
      text = client.getSecretValue(request -> request.secretId(arn)).secretString();
    } catch (ResourceNotFoundException e) {
      // A secret without a value gives the same error as a missing secret, except for the message.
      if (String.valueOf(e.getMessage()).contains("secret value")) {
        return null;
      }
      throw AwsErrors.lakeException("read the secret " + arn, e);
    } catch (SdkException e) {
      throw AwsErrors.lakeException("read the secret " + arn, e);
    }
    return text == null || isPlaceholder(text) ? null : CredentialsJson.read(text, arn);
  }

  private static boolean isPlaceholder(String text) {
    try {
      return text.isBlank() || hasNoClientId(text);
    } catch (IOException notJson) {
      // CredentialsJson reports it in one line.
      return false;
    }
  }

  private static boolean hasNoClientId(String text) throws IOException {
    JsonNode secret = JsonTree.parse(text.getBytes(StandardCharsets.UTF_8), Set.of());
    return secret.path("client_id").asText().isBlank();
  }

  /// @throws LakeException if the secret cannot be written
  public void write(Credentials credentials) {
    try {
      client.putSecretValue(
          request -> request.secretId(arn).secretString(CredentialsJson.write(credentials)));
    } catch (SdkException e) {
      throw AwsErrors.lakeException("write the secret " + arn, e);
    }
  }

  @Override
  public String loginCommand(String account) {
    return "lake login --stack NAME --account " + account;
  }

  @Override
  public void save(String account, Secret refreshToken) {
    Credentials stored = read();
    AccountCredentials before = stored == null ? null : stored.accounts().get(account);
    if (stored == null || before == null) {
      throw new LakeException(
          "the secret "
              + arn
              + " has no account '"
              + account
              + "' any more, so its new token was not stored; sign in again: "
              + loginCommand(account));
    }
    write(
        stored.withAccount(
            account,
            new AccountCredentials(
                refreshToken, before.consentedAt(), before.scopes(), before.spotifyId())));
  }
}
