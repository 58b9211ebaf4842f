package dev.spotifylake.common.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.json.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The one JSON form of credentials, in the file of a laptop and in Secrets Manager: `client_id`,
/// `client_secret` (not needed with PKCE), and under `accounts` for each label its `refresh_token`,
/// `consented_at`, `scopes` and `spotify_id`.
public final class CredentialsJson {
  private CredentialsJson() {}

  /// @param where names the file or secret in errors, which never quote what it holds
  /// @throws LakeException where the text is not of that form
  public static Credentials read(String json, String where) {
    JsonNode root;
    try {
      root = JsonTree.parse(json.getBytes(StandardCharsets.UTF_8), Set.of());
    } catch (JsonProcessingException e) {
      throw new LakeException(
          where + " is not JSON (line " + e.getLocation().getLineNr() + "); expected " + form());
    } catch (IOException e) {
      throw new LakeException(where + " is not JSON; expected " + form());
    }
    String clientId = textOrNull(root, "client_id");
    if (clientId == null) {
      throw new LakeException(where + " has no client_id; expected " + form());
    }
    String clientSecret = textOrNull(root, "client_secret");
    SortedMap<String, AccountCredentials> accounts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> account : root.path("accounts").properties()) {
      accounts.put(account.getKey(), readAccount(account.getKey(), account.getValue(), where));
    }
    return new Credentials(
        clientId, clientSecret == null ? null : new Secret(clientSecret), accounts);
  }

  private static AccountCredentials readAccount(String label, JsonNode account, String where) {
    String refreshToken = textOrNull(account, "refresh_token");
    if (refreshToken == null) {
      throw new LakeException(
          where + " has no refresh_token for account '" + label + "'; expected " + form());
    }
    Set<String> scopes = new TreeSet<>();
    account.path("scopes").forEach(scope -> scopes.add(scope.asText()));
    return new AccountCredentials(
        new Secret(refreshToken),
        consentedAt(label, textOrNull(account, "consented_at"), where),
        scopes,
        textOrNull(account, "spotify_id"));
  }

  private static @Nullable Instant consentedAt(String label, @Nullable String text, String where) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new LakeException(
          where
              + ": consented_at of account '"
              + label
              + "' is '"
              + text
              + "'; expected a UTC time such as 2026-11-22T10:00:00Z",
          e);
    }
  }

  public static String write(Credentials credentials) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("client_id", credentials.clientId());
    Secret clientSecret = credentials.clientSecret();
    if (clientSecret != null) {
      root.put("client_secret", clientSecret.value());
    }
    ObjectNode accounts = root.putObject("accounts");
    credentials
        .accounts()
        .forEach((label, account) -> writeAccount(accounts.putObject(label), account));
    return root.toPrettyString();
  }

  private static void writeAccount(ObjectNode json, AccountCredentials account) {
    json.put("refresh_token", account.refreshToken().value());
    Instant consentedAt = account.consentedAt();
    if (consentedAt != null) {
      json.put("consented_at", consentedAt.toString());
    }
    account.scopes().forEach(json.withArray("scopes")::add);
    String spotifyId = account.spotifyId();
    if (spotifyId != null) {
      json.put("spotify_id", spotifyId);
    }
  }

  private static @Nullable String textOrNull(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null || !value.isTextual() || value.asText().isBlank() ? null : value.asText();
  }

  private static String form() {
    return "{\"client_id\":..,\"client_secret\":..,\"accounts\":{\"me\":{\"refresh_token\":..}}}";
  }
}
