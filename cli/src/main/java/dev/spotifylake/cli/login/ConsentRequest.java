package dev.spotifylake.cli.login;

import dev.spotifylake.common.config.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.random.RandomGenerator;

/// What Spotify's consent page is asked for (authorization code with PKCE, RFC 7636): the app's
/// client id suffices, no secret travels.
///
/// @param redirectUri where the page sends its answer; the app's settings must name it to the
///   letter
/// @param state comes back with the answer and proves that it belongs to this request
/// @param verifier proves to the token endpoint that who trades the code is who asked for it
/// @param showAgain whether the page is shown even to somebody who agreed before, so that another
///   person can sign in
record ConsentRequest(
    String clientId,
    URI redirectUri,
    Collection<String> scopes,
    Secret state,
    Secret verifier,
    boolean showAgain) {
  // 256 bits each: a verifier of 43 characters is the shortest that the RFC takes.
  private static final int RANDOM_BYTES = 32;

  static Secret randomText(RandomGenerator random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// The address of the page.
  URI page(URI accountsUrl) {
    return URI.create(
        accountsUrl.toString().replaceAll("/+$", "")
            + "/authorize?response_type=code"
            + parameter("client_id", clientId)
            + parameter("scope", String.join(" ", scopes))
            + parameter("redirect_uri", redirectUri.toString())
            + parameter("state", state.value())
            + parameter("code_challenge_method", "S256")
            + parameter("code_challenge", challenge())
            + (showAgain ? parameter("show_dialog", "true") : ""));
  }

  private String challenge() {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.value().getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String parameter(String name, String value) {
    return "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
