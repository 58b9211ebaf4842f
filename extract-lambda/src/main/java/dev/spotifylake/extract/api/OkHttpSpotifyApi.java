package dev.spotifylake.extract.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.json.JsonTree;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Spotify over HTTP. One call is one request on the wire: there are no redirects and no hidden
/// retries, because every request counts against a quota.
public final class OkHttpSpotifyApi implements SpotifyApi {
  /// Spotify's largest pages take a few seconds. A call that takes longer than this fails.
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);

  // Fifty full tracks of an older app are half a megabyte. Spotify sends nothing near this size.
  private static final long LARGEST_RESPONSE_BYTES = 32L << 20;

  private final HttpUrl apiBase;
  private final HttpUrl tokenEndpoint;
  private final OkHttpClient client;

  /// @param apiUrl base of the Web API, such as `https://api.spotify.com/v1`
  /// @param accountsUrl base of the accounts service, such as `https://accounts.spotify.com`
  /// @param timeout the longest a call may take from connecting to the last byte
  public OkHttpSpotifyApi(URI apiUrl, URI accountsUrl, Duration timeout) {
    this.apiBase = base("SPOTIFY_API_URL", apiUrl);
    this.tokenEndpoint =
        base("SPOTIFY_ACCOUNTS_URL", accountsUrl).newBuilder().addPathSegments("api/token").build();
    this.client =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .addNetworkInterceptor(OkHttpSpotifyApi::withoutHiddenRetry)
            .protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
            .callTimeout(timeout)
            .connectTimeout(timeout)
            .readTimeout(timeout)
            .build();
  }

  public OkHttpSpotifyApi(URI apiUrl, URI accountsUrl) {
    this(apiUrl, accountsUrl, DEFAULT_TIMEOUT);
  }

  @Override
  public SpotifyReply get(SpotifyRequest request) {
    HttpUrl.Builder url = apiBase.newBuilder().addEncodedPathSegments(request.path());
    for (Map.Entry<String, String> parameter : request.parameters().entrySet()) {
      url.addQueryParameter(parameter.getKey(), parameter.getValue());
    }
    Request call =
        new Request.Builder()
            .url(url.build())
            .header("Authorization", "Bearer " + request.accessToken().value())
            .header("Accept", "application/json")
            .build();
    try (Response response = client.newCall(call).execute()) {
      return replyOf(
          response, SecretRedactor.redact(List.of(request.accessToken()), bodyOf(response)));
    } catch (IOException e) {
      return new SpotifyReply.Broken(reasonOf(e));
    }
  }

  @Override
  public TokenReply token(TokenRequest request) {
    FormBody.Builder form = new FormBody.Builder();
    Request.Builder call = new Request.Builder().url(tokenEndpoint);
    switch (request) {
      case TokenRequest.ForApp(String clientId, Secret secret) -> {
        form.add("grant_type", "client_credentials");
        call.header("Authorization", Credentials.basic(clientId, secret.value()));
      }
      case TokenRequest.ForUser(String clientId, @Nullable Secret secret, Secret refreshToken) -> {
        form.add("grant_type", "refresh_token").add("refresh_token", refreshToken.value());
        if (secret == null) {
          form.add("client_id", clientId);
        } else {
          call.header("Authorization", Credentials.basic(clientId, secret.value()));
        }
      }
      case TokenRequest.ForCode(String clientId, Secret code, URI redirectUri, Secret verifier) ->
          form.add("grant_type", "authorization_code")
              .add("client_id", clientId)
              .add("code", code.value())
              .add("redirect_uri", redirectUri.toString())
              .add("code_verifier", verifier.value());
    }
    try (Response response = client.newCall(call.post(form.build()).build()).execute()) {
      // Only the body of a refusal is shown to anybody.
      byte[] body =
          response.isSuccessful()
              ? bodyOf(response)
              : SecretRedactor.redact(secrets(request), bodyOf(response));
      return TokenResponse.read(response.code(), retryAfterOf(response), body);
    } catch (IOException e) {
      return new TokenReply.Unreachable(
          "no response from " + tokenEndpoint.host() + " (" + reasonOf(e) + ")", null);
    }
  }

  private static List<Secret> secrets(TokenRequest request) {
    return switch (request) {
      case TokenRequest.ForApp(String clientId, Secret secret) ->
          List.of(secret, basic(clientId, secret));
      case TokenRequest.ForUser(String clientId, @Nullable Secret secret, Secret refreshToken) ->
          secret == null
              ? List.of(refreshToken)
              : List.of(refreshToken, secret, basic(clientId, secret));
      case TokenRequest.ForCode(String clientId, Secret code, URI redirectUri, Secret verifier) ->
          List.of(code, verifier);
    };
  }

  private static Secret basic(String clientId, Secret secret) {
    return new Secret(Credentials.basic(clientId, secret.value()).substring("Basic ".length()));
  }

  private static SpotifyReply replyOf(Response response, byte[] body) {
    int status = response.code();
    if (status >= 200 && status < 300) {
      return new SpotifyReply.Received(status, body);
    }
    if (status == 401) {
      return new SpotifyReply.Unauthorized(body);
    }
    if (status == 429) {
      return new SpotifyReply.RateLimited(
          retryAfterOf(response), ErrorBody.of(body).namesQuota(), body);
    }
    if (status >= 500) {
      return new SpotifyReply.ServerTrouble(status, body);
    }
    return new SpotifyReply.Refused(status, ErrorBody.of(body).message(), body);
  }

  private static byte[] bodyOf(Response response) throws IOException {
    try (okio.BufferedSource source = response.body().source()) {
      if (source.request(LARGEST_RESPONSE_BYTES + 1)) {
        throw new IOException("a response of more than " + (LARGEST_RESPONSE_BYTES >> 20) + " MB");
      }
      return source.readByteArray();
    }
  }

  /// OkHttp repeats a request by itself after a 503 with `Retry-After: 0`. Without the header it
  /// does not.
  private static Response withoutHiddenRetry(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.code() == 503
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }

  private static @Nullable Duration retryAfterOf(Response response) {
    String text = response.header("Retry-After");
    if (text == null) {
      return null;
    }
    try {
      long seconds = Long.parseLong(text.strip());
      return seconds < 0 ? null : Duration.ofSeconds(seconds);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String reasonOf(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }

  private static HttpUrl base(String setting, URI url) {
    HttpUrl parsed = HttpUrl.parse(url.toString().replaceAll("/+$", ""));
    if (parsed == null) {
      throw new LakeException(
          setting
              + " is '"
              + url
              + "'; expected an http or https address without a trailing slash");
    }
    return parsed;
  }

  /// Reads the responses of the token endpoint.
  private static final class TokenResponse {
    static TokenReply read(int status, @Nullable Duration retryAfter, byte[] body) {
      if (status >= 500 || status == 429) {
        return new TokenReply.Unreachable(
            "the token endpoint responded with " + status, retryAfter);
      }
      try {
        ObjectNode response = JsonTree.parse(body, Set.of());
        return status >= 200 && status < 300
            ? granted(response)
            : new TokenReply.Denied(
                status, textOr(response, "error"), textOr(response, "error_description"));
      } catch (IOException e) {
        return status >= 200 && status < 300
            ? new TokenReply.Unreachable("the token endpoint's response cannot be read", null)
            : new TokenReply.Denied(status, "", "");
      }
    }

    private static TokenReply granted(ObjectNode response) {
      String accessToken = JsonFields.text(response, "access_token");
      if (accessToken == null) {
        return new TokenReply.Unreachable("the token endpoint's response holds no token", null);
      }
      Integer seconds = JsonFields.integer(response, "expires_in");
      String refreshToken = JsonFields.text(response, "refresh_token");
      return new TokenReply.Granted(
          new Secret(accessToken),
          // Without a lifetime the token is used once. Spotify's own tokens live an hour.
          Duration.ofSeconds(seconds == null ? 0 : seconds),
          refreshToken == null ? null : new Secret(refreshToken),
          scopes(textOr(response, "scope")));
    }

    private static Set<String> scopes(String spaced) {
      return spaced.isBlank() ? Set.of() : Set.of(spaced.strip().split(" +"));
    }

    private static String textOr(ObjectNode response, String name) {
      String text = JsonFields.text(response, name);
      return text == null ? "" : text;
    }
  }
}
