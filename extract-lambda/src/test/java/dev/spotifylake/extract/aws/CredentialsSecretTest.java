package dev.spotifylake.extract.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.Credentials;
import java.io.IOException;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The secret of a deployed lake, as Secrets Manager serves it.
final class CredentialsSecretTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:s-AbC";
  private static final String STORED =
      """
      {"client_id":"app","client_secret":"hush","accounts":{
        "me":{"refresh_token":"old","consented_at":"2026-06-01T00:00:00Z",
          "scopes":["user-top-read"],"spotify_id":"listener 1"},
        "you":{"refresh_token":"other","consented_at":"2026-07-01T00:00:00Z","scopes":[],
          "spotify_id":null}}}
      """;

  private final MockWebServer server = new MockWebServer();
  private SecretsManagerClient client;
  private CredentialsSecret secret;

  @BeforeEach
  void open() throws IOException {
    server.start();
    client =
        SecretsManagerClient.builder()
            .endpointOverride(server.url("/").uri())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    secret = new CredentialsSecret(client, ARN);
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void storedCredentialsAreRead() throws InterruptedException, IOException {
    holds(STORED);

    Credentials credentials = Objects.requireNonNull(secret.read());

    assertThat(credentials.clientId()).isEqualTo("app");
    assertThat(credentials.accounts()).containsOnlyKeys("me", "you");
    assertThat(request().path("SecretId").asText()).isEqualTo(ARN);
  }

  @Test
  void beforeTheFirstLoginThereAreNoCredentials() {
    refuses(
        400,
        "ResourceNotFoundException",
        "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT");
    assertThat(secret.read()).isNull();
    holds("");
    assertThat(secret.read()).isNull();
    holds(
        """
        {"client_id": "", "accounts": {}}
        """);
    assertThat(secret.read()).isNull();
  }

  @Test
  void aMissingSecretIsAnErrorOfOneLine() {
    refuses(400, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");

    assertThatThrownBy(() -> secret.read())
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("cannot read the secret " + ARN)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aMissingPermissionIsAnErrorOfOneLine() {
    refuses(403, "AccessDeniedException", "no identity-based policy allows it");

    assertThatThrownBy(() -> secret.read())
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("cannot read the secret " + ARN)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aSecretThatIsNotJsonIsAnErrorWithoutItsText() {
    holds("hush-this-is-a-token");

    assertThatThrownBy(() -> secret.read())
        .isInstanceOf(LakeException.class)
        .hasMessageContaining(ARN)
        .message()
        .doesNotContain("hush");
  }

  @Test
  void aReplacedTokenChangesNothingElse() throws InterruptedException, IOException {
    holds(STORED);
    server.enqueue(response(200, JSON.createObjectNode().put("ARN", ARN).toString()));

    secret.save("me", new Secret("new"));

    request();
    JsonNode written = JSON.readTree(request().path("SecretString").asText());
    assertThat(written.at("/accounts/me/refresh_token").asText()).isEqualTo("new");
    assertThat(written.at("/accounts/me/consented_at").asText()).isEqualTo("2026-06-01T00:00:00Z");
    assertThat(written.at("/accounts/me/spotify_id").asText()).isEqualTo("listener 1");
    assertThat(written.at("/accounts/you/refresh_token").asText()).isEqualTo("other");
    assertThat(written.path("client_secret").asText()).isEqualTo("hush");
  }

  @Test
  void aTokenOfARemovedAccountIsNotStored() {
    holds(STORED);

    assertThatThrownBy(() -> secret.save("gone", new Secret("new")))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("has no account 'gone' any more")
        .hasMessageEndingWith("sign in again: lake login --stack NAME --account gone");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private void holds(String text) {
    String response = JSON.createObjectNode().put("ARN", ARN).put("SecretString", text).toString();
    server.enqueue(response(200, response));
  }

  private void refuses(int status, String code, String message) {
    server.enqueue(
        response(
            status,
            JSON.createObjectNode().put("__type", code).put("message", message).toString()));
  }

  private static MockResponse response(int status, String body) {
    return new MockResponse(status, Headers.of("Content-Type", "application/x-amz-json-1.1"), body);
  }

  private JsonNode request() throws InterruptedException, IOException {
    RecordedRequest request = server.takeRequest();
    return JSON.readTree(Objects.requireNonNull(request.getBody()).toByteArray());
  }
}
