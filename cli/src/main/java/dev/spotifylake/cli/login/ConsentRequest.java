package dev.spotifylake.cli.login;

import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.hash.Sha256;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.random.RandomGenerator;

/// A request to Spotify's consent page (authorization code with PKCE, RFC 7636). It needs the app's
/// client id only, and no secret.
///
/// @param redirectUri where the page redirects to; the app's settings must hold exactly this URI
/// @param state comes back with the redirect and proves that it belongs to this request
/// @param verifier proves to the token endpoint that this request asked for the code
/// @param showAgain whether the page is shown to a user who has agreed before, so that another
///   person can sign in
record ConsentRequest(
    String clientId,
    URI redirectUri,
    Collection<String> scopes,
    Secret state,
    Secret verifier,
    boolean showAgain) {
  // 256 bits: they make the shortest verifier that the RFC allows, 43 characters.
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
    byte[] digest = Sha256.digest(verifier.value().getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  private static String parameter(String name, String value) {
    return "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
