package dev.spotifylake.it.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Consumer;

/// A person with a browser: goes to the address that the command prints, agrees there, and is sent
/// back to the command.
final class Agreeing implements Consumer<String> {
  private final HttpClient browser = HttpClient.newHttpClient();
  private final String listener;
  private final Runnable meanwhile;

  /// @param meanwhile happens while the page is open
  Agreeing(String listener, Runnable meanwhile) {
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
    String back =
        get(address + "&decision=accept&listener=" + listener)
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new AssertionError("the page did not send back: " + address));
    get(back);
  }

  private HttpResponse<String> get(String address) {
    try {
      return browser.send(
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
