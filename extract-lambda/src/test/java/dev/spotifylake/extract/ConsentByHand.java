package dev.spotifylake.extract;

import dev.spotifylake.common.json.JsonTree;
import dev.spotifylake.simulator.SpotifySimulator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// A new consent on the simulator's page, traded for a refresh token with the client secret.
final class ConsentByHand {
  private static final String REDIRECT = "http://127.0.0.1:8888/callback";

  private ConsentByHand() {}

  static String refreshToken(SpotifySimulator spotify, String listener) {
    String id = spotify.credentials().clientId();
    String back =
        send(HttpRequest.newBuilder(
                    URI.create(
                        spotify.accountsUrl()
                            + "/authorize?response_type=code&decision=accept&client_id="
                            + id
                            + "&listener="
                            + listener
                            + "&scope="
                            + encoded(spotify.credentials().listener(listener).scopes())
                            + "&redirect_uri="
                            + encoded(REDIRECT)))
                .build())
            .headers()
            .firstValue("Location")
            .orElseThrow();
    String code = back.replaceAll(".*[?&]code=([^&]*).*", "$1");
    HttpResponse<byte[]> granted =
        send(
            HttpRequest.newBuilder(URI.create(spotify.accountsUrl() + "/api/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "grant_type=authorization_code&client_id="
                            + id
                            + "&client_secret="
                            + spotify.credentials().clientSecret()
                            + "&code="
                            + code
                            + "&redirect_uri="
                            + encoded(REDIRECT)))
                .build());
    try {
      return JsonTree.parse(granted.body(), Set.of()).path("refresh_token").asText();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpResponse<byte[]> send(HttpRequest request) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
