package dev.spotifylake.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Speaks HTTP to a simulator as an app would.
final class Client {
  static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SpotifySimulator simulator;
  private String token = "";

  Client(SpotifySimulator simulator) {
    this.simulator = simulator;
  }

  /// A response as it arrived.
  record Response(int status, String body, HttpResponse<String> response) {
    JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  static Client signedIn(SpotifySimulator simulator) {
    return signedIn(simulator, "me");
  }

  static Client signedIn(SpotifySimulator simulator, String label) {
    Client client = new Client(simulator);
    client.token =
        client
            .form(
                Map.of(
                    "grant_type",
                    "refresh_token",
                    "refresh_token",
                    simulator.credentials().listener(label).refreshToken(),
                    "client_id",
                    simulator.credentials().clientId()))
            .json()
            .get("access_token")
            .asText();
    return client;
  }

  static Client asApp(SpotifySimulator simulator) {
    Client client = new Client(simulator);
    client.token =
        client
            .form(
                Map.of(
                    "grant_type",
                    "client_credentials",
                    "client_id",
                    simulator.credentials().clientId(),
                    "client_secret",
                    simulator.credentials().clientSecret()))
            .json()
            .get("access_token")
            .asText();
    return client;
  }

  Client with(String accessToken) {
    Client client = new Client(simulator);
    client.token = accessToken;
    return client;
  }

  /// Reads a path below `/v1/`.
  Response api(String path) {
    return send(
        HttpRequest.newBuilder(URI.create(simulator.apiUrl() + "/" + path))
            .header("Authorization", "Bearer " + token));
  }

  /// The JSON of a path below `/v1/` that returns 200.
  JsonNode get(String path) {
    Response response = api(path);
    if (response.status() != 200) {
      throw new AssertionError(path + " returns " + response.status() + " " + response.body());
    }
    return response.json();
  }

  /// All elements of a list, paged by offset.
  List<JsonNode> all(String path, int limit) {
    List<JsonNode> elements = new ArrayList<>();
    JsonNode page;
    do {
      String sign = path.contains("?") ? "&" : "?";
      page = get(path + sign + "limit=" + limit + "&offset=" + elements.size());
      page.get("items").forEach(elements::add);
    } while (!page.get("next").isNull());
    return elements;
  }

  /// Reads a path of the simulator's root.
  Response root(String path) {
    return send(HttpRequest.newBuilder(URI.create(simulator.accountsUrl() + path)));
  }

  Response rootPost(String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(simulator.accountsUrl() + path))
            .POST(BodyPublishers.ofString(body)));
  }

  Response form(Map<String, String> values) {
    return form(values, Map.of());
  }

  /// Posts to the token endpoint.
  Response form(Map<String, String> values, Map<String, String> headers) {
    String encoded =
        values.entrySet().stream()
            .map(
                pair ->
                    pair.getKey()
                        + "="
                        + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(simulator.accountsUrl() + "/api/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded));
    headers.forEach(request::header);
    return send(request);
  }

  static Response send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Response(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
