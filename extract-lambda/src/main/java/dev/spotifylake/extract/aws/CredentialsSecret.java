package dev.spotifylake.extract.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.aws.AwsErrors;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.credentials.CredentialsJson;
import dev.spotifylake.extract.token.RefreshTokenStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// The credentials of a deployed lake, in the secret that the stack made. Nothing is kept in memory
/// between calls, so a login or a token replaced meanwhile is seen.
public final class CredentialsSecret implements RefreshTokenStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SecretsManagerClient client;
  private final String arn;

  /// @param client belongs to the caller
  public CredentialsSecret(SecretsManagerClient client, String arn) {
    this.client = client;
    this.arn = arn;
  }

  /// With the signed-in identity and region of the environment. Reads nothing yet.
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

  /// Null before the first login: the stack makes a secret without a client id.
  public @Nullable Credentials read() {
    String text;
    try {
      text = client.getSecretValue(request -> request.secretId(arn)).secretString();
    } catch (ResourceNotFoundException e) {
      // A secret without a value is answered like one that is not there, but for these words.
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
      return text.isBlank() || JSON.readTree(text).path("client_id").asText("").isBlank();
    } catch (JsonProcessingException notJson) {
      // The reader of credentials says so in one line.
      return false;
    }
  }

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
  public void keep(String account, Secret refreshToken) {
    Credentials stored = read();
    AccountCredentials before = stored == null ? null : stored.accounts().get(account);
    if (stored == null || before == null) {
      throw new LakeException(
          "the secret "
              + arn
              + " has no account '"
              + account
              + "' any more, so its new token was not kept; sign in again: "
              + loginCommand(account));
    }
    write(
        stored.withAccount(
            account,
            new AccountCredentials(
                refreshToken, before.consentedAt(), before.scopes(), before.spotifyId())));
  }
}
