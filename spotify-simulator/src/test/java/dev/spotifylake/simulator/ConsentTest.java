package dev.spotifylake.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The consent page, walked by HTTP as a browser would.
final class ConsentTest {
  private static final String VERIFIER = "a-verifier-of-more-than-forty-three-characters-._~";
  private static final String REDIRECT = "http://127.0.0.1:8888/callback";
  private final SpotifySimulator simulator =
      SpotifySimulator.start(SimulatorOptions.defaults().withListeners(3));
  private final Client browser = new Client(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void acceptingLeadsToATokenForTheListenerChosen() {
    String page = browser.root(authorize(REDIRECT, challenge(VERIFIER))).body();
    assertThat(page).contains("user-top-read").contains("Ana &quot;María&quot;");
    Map<String, String> back = query(browser.root(link(page, "accept", "anna")).header("Location"));
    assertThat(back).containsEntry("state", "st&te").containsKey("code");

    Client.Response bought = buy(back.getOrDefault("code", ""), VERIFIER, REDIRECT);
    assertThat(bought.status()).isEqualTo(200);
    assertThat(bought.json().get("scope").asText()).isEqualTo("user-top-read");
    assertThat(bought.json().get("refresh_token").asText()).isNotEmpty();
    Client client = browser.with(bought.json().get("access_token").asText());
    assertThat(client.get("me").get("id").asText())
        .isEqualTo(simulator.credentials().listener("anna").spotifyId());
    assertThat(client.api("me/tracks").status()).isEqualTo(403);
    assertThat(buy(back.getOrDefault("code", ""), VERIFIER, REDIRECT).status()).isEqualTo(400);
  }

  @Test
  void theNewConsentLivesForSixMonthsFromNow() {
    simulator.advance(Duration.ofDays(175));
    assertThat(SignInTest.refresh(simulator, "me").status()).isEqualTo(400);
    String token = buy(code("me"), VERIFIER, REDIRECT).json().get("refresh_token").asText();
    simulator.advance(Duration.ofDays(175));
    assertThat(
            browser
                .form(
                    Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        token,
                        "client_id",
                        simulator.credentials().clientId()))
                .status())
        .isEqualTo(200);
  }

  @Test
  void denyingLeadsBackWithTheReason() {
    String page = browser.root(authorize(REDIRECT, challenge(VERIFIER))).body();
    Client.Response denied = browser.root(link(page, "deny", "me"));
    assertThat(denied.status()).isEqualTo(302);
    assertThat(denied.header("Location"))
        .startsWith(REDIRECT + "?")
        .contains("error=access_denied")
        .contains("state=st%26te");
  }

  @Test
  void aCodeNeedsItsVerifierAndAddressAndExpires() {
    assertThat(error(buy(code("me"), "another", REDIRECT))).isEqualTo("invalid_grant");
    assertThat(error(buy(code("me"), VERIFIER, "http://127.0.0.1:1/callback")))
        .isEqualTo("invalid_grant");
    assertThat(error(buy("made-up", VERIFIER, REDIRECT))).isEqualTo("invalid_grant");
    String late = code("me");
    simulator.advance(Duration.ofMinutes(11));
    assertThat(error(buy(late, VERIFIER, REDIRECT))).isEqualTo("invalid_grant");
  }

  @Test
  void onlyTheRegisteredLoopbackAddressIsLedBackTo() {
    assertThat(browser.root(authorize("http://127.0.0.1:40123/callback", "x")).status())
        .isEqualTo(200);
    for (String wrong :
        new String[] {
          "http://localhost:8888/callback",
          "http://127.0.0.1:8888/other",
          "https://example.org/callback",
          "http://127.0.0.1:8888/callback?x=1"
        }) {
      Client.Response response = browser.root(authorize(wrong, "x"));
      assertThat(response.status()).as(wrong).isEqualTo(400);
      assertThat(response.body()).contains("Invalid redirect URI");
    }
    assertThat(browser.root("/authorize?client_id=other").body()).contains("Invalid client");
  }

  private String code(String label) {
    String page = browser.root(authorize(REDIRECT, challenge(VERIFIER))).body();
    return query(browser.root(link(page, "accept", label)).header("Location"))
        .getOrDefault("code", "");
  }

  private Client.Response buy(String code, String verifier, String redirect) {
    return browser.form(
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            redirect,
            "client_id",
            simulator.credentials().clientId(),
            "code_verifier",
            verifier));
  }

  private static String error(Client.Response response) {
    return response.json().get("error").asText();
  }

  private String authorize(String redirect, String challenge) {
    return "/authorize?response_type=code&client_id="
        + simulator.credentials().clientId()
        + "&scope=user-top-read&state=st%26te&show_dialog=true&code_challenge_method=S256"
        + "&code_challenge="
        + challenge
        + "&redirect_uri="
        + URLEncoder.encode(redirect, StandardCharsets.UTF_8);
  }

  private static String link(String page, String decision, String label) {
    Matcher link =
        Pattern.compile("href=\"([^\"]*listener=" + label + "&amp;decision=" + decision + ")\"")
            .matcher(page);
    assertThat(link.find()).isTrue();
    return link.group(1).replace("&amp;", "&");
  }

  private static Map<String, String> query(String location) {
    Map<String, String> values = new HashMap<>();
    for (String pair : URI.create(location).getRawQuery().split("&", -1)) {
      String[] parts = pair.split("=", 2);
      values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return values;
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
