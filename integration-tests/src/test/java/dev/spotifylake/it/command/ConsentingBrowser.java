package dev.spotifylake.it.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Consumer;

/// The browser of a person who consents: it opens the sign-in page that the command prints,
/// accepts, and follows the redirect back to the command.
final class ConsentingBrowser implements Consumer<String> {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String listener;
  private final Runnable meanwhile;

  /// @param meanwhile runs while the page is open
  ConsentingBrowser(String listener, Runnable meanwhile) {
    this.listener = listener;
    this.meanwhile = meanwhile;
  }

  @Override
  public void accept(String line) {
    String address = line.strip();
    if (!address.startsWith("http://") || !address.contains("/authorize?")) {
      return;
    }
    meanwhile.run();
    String callback =
        get(address + "&decision=accept&listener=" + listener)
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new AssertionError("the page did not redirect: " + address));
    get(callback);
  }

  private HttpResponse<String> get(String address) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(address)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
