package dev.spotifylake.extract.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OkHttpSpotifyApiTest {
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private SpotifyApi api() {
    URI base = server.url("/").uri();
    return new OkHttpSpotifyApi(base.resolve("/v1"), base, Duration.ofSeconds(2));
  }

  private static SpotifyRequest tracks() {
    return new SpotifyRequest(Endpoint.SAVED_TRACKS, null, Map.of("limit", "50"), new Secret("t"));
  }

  private static MockResponse response(int status, String body) {
    return new MockResponse.Builder().code(status).body(body).build();
  }

  @Test
  void aCallCarriesTheTokenAndItsParameters() throws InterruptedException {
    server.enqueue(response(200, "{}"));
    assertThat(api().get(tracks())).isInstanceOf(SpotifyReply.Received.class);
    RecordedRequest call = server.takeRequest();
    assertThat(call.getUrl().encodedPath()).isEqualTo("/v1/me/tracks");
    assertThat(call.getUrl().query()).isEqualTo("limit=50");
    assertThat(call.getHeaders().get("Authorization")).isEqualTo("Bearer t");
  }

  @Test
  void idsArePercentEncodedInPaths() throws InterruptedException {
    server.enqueue(response(200, "{}"));
    api()
        .get(
            new SpotifyRequest(
                Endpoint.PLAYLIST_ITEMS, "a b/../$ü?x#y%2F", Map.of(), new Secret("t")));
    assertThat(server.takeRequest().getUrl().encodedPath())
        .isEqualTo("/v1/playlists/a%20b%2F..%2F%24%C3%BC%3Fx%23y%252F/items");
  }

  @Test
  void aRedirectIsNotFollowed() {
    server.enqueue(
        new MockResponse.Builder().code(302).addHeader("Location", "http://127.0.0.1:1/").build());
    assertThat(api().get(tracks()))
        .isInstanceOfSatisfying(
            SpotifyReply.Refused.class, refused -> assertThat(refused.status()).isEqualTo(302));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void a503WithImmediateRetryAfterIsOneCall() {
    server.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", "0").build());
    server.enqueue(response(200, "{}"));
    assertThat(api().get(tracks())).isInstanceOf(SpotifyReply.ServerTrouble.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void a408IsOneCall() {
    server.enqueue(response(408, ""));
    server.enqueue(response(200, "{}"));
    assertThat(api().get(tracks())).isInstanceOf(SpotifyReply.Refused.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void theReasonSeparatesAQuotaFromARateLimit() {
    server.enqueue(
        new MockResponse.Builder()
            .code(429)
            .addHeader("Retry-After", "48925")
            .body(
                """
                {"error": {"status": 429, "message": "Too many", "reason": "QUOTA_EXCEEDED"}}
                """)
            .build());
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "soon").build());
    SpotifyApi api = api();
    assertThat(api.get(tracks()))
        .isInstanceOfSatisfying(
            SpotifyReply.RateLimited.class,
            limited -> {
              assertThat(limited.quota()).isTrue();
              assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(48_925));
            });
    assertThat(api.get(tracks()))
        .isInstanceOfSatisfying(
            SpotifyReply.RateLimited.class,
            limited -> {
              assertThat(limited.quota()).isFalse();
              assertThat(limited.retryAfter()).isNull();
            });
  }

  @Test
  void anErrorBodyNeedNotBeJson() {
    server.enqueue(response(403, "<html>Forbidden</html>"));
    server.enqueue(response(404, ""));
    SpotifyApi api = api();
    assertThat(api.get(tracks())).isInstanceOf(SpotifyReply.Refused.class);
    assertThat(api.get(tracks())).isInstanceOf(SpotifyReply.Refused.class);
  }

  @Test
  void aRefusedConnectionIsAReply() {
    SpotifyApi api = api();
    server.close();
    assertThat(api.get(tracks())).isInstanceOf(SpotifyReply.Broken.class);
    assertThat(api.token(new TokenRequest.ForApp("id", new Secret("s"))))
        .isInstanceOf(TokenReply.Unreachable.class);
  }

  @Test
  void anAppTokenIsRequestedWithBasicAuthentication() throws InterruptedException {
    server.enqueue(
        response(
            200,
            """
            {"access_token": "abc", "expires_in": 3600, "scope": "user-top-read  user-library-read"}
            """));
    TokenReply reply = api().token(new TokenRequest.ForApp("id", new Secret("secret")));
    assertThat(reply)
        .isEqualTo(
            new TokenReply.Granted(
                new Secret("abc"),
                Duration.ofHours(1),
                null,
                Set.of("user-top-read", "user-library-read")));
    RecordedRequest call = server.takeRequest();
    assertThat(call.getUrl().encodedPath()).isEqualTo("/api/token");
    assertThat(call.getBody().utf8()).isEqualTo("grant_type=client_credentials");
    assertThat(call.getHeaders().get("Authorization")).isEqualTo("Basic aWQ6c2VjcmV0");
  }

  @Test
  void aPkceAppSendsItsClientIdWithoutASecret() throws InterruptedException {
    server.enqueue(
        response(
            200,
            """
            {"access_token": "abc", "expires_in": 3600, "refresh_token": "new"}
            """));
    TokenReply reply = api().token(new TokenRequest.ForUser("id", null, new Secret("old&")));
    assertThat(reply)
        .isEqualTo(
            new TokenReply.Granted(new Secret("abc"), Duration.ofHours(1), new Secret("new")));
    RecordedRequest call = server.takeRequest();
    assertThat(call.getBody().utf8())
        .isEqualTo("grant_type=refresh_token&refresh_token=old%26&client_id=id");
    assertThat(call.getHeaders().get("Authorization")).isNull();
  }

  @Test
  void theAccessTokenIsRemovedFromResponseBodies() {
    Secret token = new Secret("BQ-token-of-a-listener");
    String echo =
        """
        {"error": {"status": %d, "message": "Bearer %s, Bearer %s"}}
        """;
    SpotifyRequest request = new SpotifyRequest(Endpoint.SAVED_TRACKS, null, Map.of(), token);
    SpotifyApi api = api();
    for (int status : new int[] {200, 400, 401, 403, 429, 500}) {
      server.enqueue(response(status, echo.formatted(status, token.value(), token.value())));
      byte[] body =
          switch (api.get(request)) {
            case SpotifyReply.Received(int ok, byte[] sent) -> sent;
            case SpotifyReply.Unauthorized(byte[] sent) -> sent;
            case SpotifyReply.RateLimited limited -> limited.body();
            case SpotifyReply.Refused(int refused, String message, byte[] sent) -> {
              assertThat(message).isEqualTo("Bearer ***, Bearer ***");
              yield sent;
            }
            case SpotifyReply.ServerTrouble(int trouble, byte[] sent) -> sent;
            case SpotifyReply.Broken broken -> throw new AssertionError(broken);
          };
      assertThat(body).asString().isEqualTo(echo.formatted(status, "***", "***"));
    }
  }

  @Test
  void secretsAreRemovedFromTokenRefusals() {
    Secret secret = new Secret("the-apps-secret");
    Secret refreshToken = new Secret("AQ-refresh-token");
    Secret code = new Secret("AC-authorization-code");
    Secret verifier = new Secret("verifier-of-the-code");
    String basic = Base64.getEncoder().encodeToString("id:the-apps-secret".getBytes(UTF_8));
    String secrets =
        String.join(
            " ", secret.value(), refreshToken.value(), code.value(), verifier.value(), basic);
    String body =
        """
        {"error": "invalid_request", "error_description": "%s"}
        """
            .formatted(secrets);
    SpotifyApi api = api();

    server.enqueue(response(400, body));
    server.enqueue(response(400, body));
    server.enqueue(response(400, body));
    TokenReply app = api.token(new TokenRequest.ForApp("id", secret));
    TokenReply user = api.token(new TokenRequest.ForUser("id", secret, refreshToken));
    TokenReply login =
        api.token(
            new TokenRequest.ForCode("id", code, URI.create("http://127.0.0.1/cb"), verifier));

    assertThat(app.toString()).doesNotContain(secret.value(), basic);
    assertThat(user.toString()).doesNotContain(secret.value(), refreshToken.value(), basic);
    assertThat(login.toString()).doesNotContain(code.value(), verifier.value());
  }

  @Test
  void errorsOfTheTokenEndpointAreReported() {
    server.enqueue(
        response(
            400,
            """
            {"error": "invalid_grant", "error_description": "revoked"}
            """));
    server.enqueue(response(503, "<html>"));
    server.enqueue(response(200, "<html>"));
    SpotifyApi api = api();
    TokenRequest request = new TokenRequest.ForUser("id", null, new Secret("old"));
    assertThat(api.token(request))
        .isEqualTo(new TokenReply.Denied(400, "invalid_grant", "revoked"));
    assertThat(api.token(request)).isInstanceOf(TokenReply.Unreachable.class);
    assertThat(api.token(request)).isInstanceOf(TokenReply.Unreachable.class);
  }
}
