package dev.spotifylake.simulator.signin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The token endpoint: three grants, errors as strings.
public final class TokenGrants {
  private final ClientApp app;
  private final Tokens tokens;
  private final boolean rotate;

  /// @param rotate whether a refresh returns a new refresh token, which kills the old one when it
  ///   is first used
  public TokenGrants(ClientApp app, Tokens tokens, boolean rotate) {
    this.app = app;
    this.tokens = tokens;
    this.rotate = rotate;
  }

  /// What the token endpoint says.
  public record Reply(int status, ObjectNode body) {}

  /// @param form the decoded form
  /// @param authorization the `Authorization` header, or null
  public Reply response(Map<String, String> form, @Nullable String authorization, Instant now) {
    Caller caller = caller(form, authorization);
    if (caller == Caller.WRONG) {
      return error("invalid_client", "Invalid client secret");
    }
    if (caller == Caller.UNKNOWN) {
      return error("invalid_client", "Invalid client");
    }
    return switch (form.getOrDefault("grant_type", "")) {
      case "client_credentials" -> clientCredentials(caller, now);
      case "refresh_token" -> refresh(form, caller, now);
      case "authorization_code" -> code(form, caller, now);
      case "" -> error("invalid_request", "grant_type parameter is missing");
      default -> error("unsupported_grant_type", "grant_type parameter is unsupported");
    };
  }

  /// A refusal in the token endpoint's own form.
  public static Reply error(String code, String description) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("error", code).put("error_description", description);
    return new Reply(400, body);
  }

  private enum Caller {
    /// Client id and right secret.
    CONFIDENTIAL,
    /// Right client id, no secret.
    PUBLIC,
    WRONG,
    UNKNOWN
  }

  private Caller caller(Map<String, String> form, @Nullable String authorization) {
    String id = form.get("client_id");
    String secret = form.get("client_secret");
    if (authorization != null) {
      String[] pair = basic(authorization);
      id = pair[0];
      secret = pair[1];
    }
    if (id == null || !id.equals(app.id())) {
      return Caller.UNKNOWN;
    }
    if (secret == null) {
      return Caller.PUBLIC;
    }
    return secret.equals(app.secret()) ? Caller.CONFIDENTIAL : Caller.WRONG;
  }

  private static String[] basic(String authorization) {
    if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return new String[] {"", ""};
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).strip());
      String[] pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      return pair.length == 2 ? pair : new String[] {pair[0], ""};
    } catch (IllegalArgumentException e) {
      return new String[] {"", ""};
    }
  }

  private Reply clientCredentials(Caller caller, Instant now) {
    if (caller != Caller.CONFIDENTIAL) {
      return error("invalid_client", "Invalid client secret");
    }
    return granted(tokens.accessToken(null, Set.of(), now));
  }

  private Reply refresh(Map<String, String> form, Caller caller, Instant now) {
    String token = form.get("refresh_token");
    if (token == null || token.isEmpty()) {
      return error("invalid_request", "refresh_token must be supplied");
    }
    Tokens.Consent consent = tokens.consent(token);
    if (consent == null) {
      return error("invalid_grant", "Invalid refresh token");
    }
    if (consent.dead(now)) {
      return error("invalid_grant", "Refresh token expired");
    }
    if (consent.withSecret() && caller != Caller.CONFIDENTIAL) {
      return error("invalid_client", "Invalid client secret");
    }
    Reply reply = granted(accessFor(consent, now));
    reply.body().put("scope", consent.scopes());
    if (rotate) {
      tokens.forget(token);
      reply.body().put("refresh_token", tokens.refreshToken(consent));
    }
    return reply;
  }

  private Reply code(Map<String, String> form, Caller caller, Instant now) {
    Tokens.Code code = tokens.takeCode(form.getOrDefault("code", ""));
    if (code == null || !code.at().plus(Tokens.CODE_LIFE).isAfter(now)) {
      return error("invalid_grant", "Invalid authorization code");
    }
    if (!code.redirectUri().equals(form.get("redirect_uri"))) {
      return error("invalid_grant", "Invalid redirect URI");
    }
    String challenge = code.challenge();
    if (challenge == null && caller != Caller.CONFIDENTIAL) {
      return error("invalid_client", "Invalid client secret");
    }
    if (challenge != null && !challenge.equals(challenge(form.get("code_verifier")))) {
      return error("invalid_grant", "code_verifier was incorrect");
    }
    Tokens.Consent consent =
        new Tokens.Consent(code.listener(), code.scopes(), now, challenge == null);
    Reply reply = granted(accessFor(consent, now));
    reply.body().put("scope", consent.scopes());
    reply.body().put("refresh_token", tokens.refreshToken(consent));
    return reply;
  }

  private String accessFor(Tokens.Consent consent, Instant now) {
    return tokens.accessToken(consent.listener(), Set.of(consent.scopes().split(" ")), now);
  }

  private static Reply granted(String accessToken) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("access_token", accessToken).put("token_type", "Bearer");
    body.put("expires_in", Tokens.ACCESS_LIFE.toSeconds());
    return new Reply(200, body);
  }

  private static @Nullable String challenge(@Nullable String verifier) {
    if (verifier == null) {
      return null;
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
