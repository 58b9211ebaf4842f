package dev.spotifylake.cli.login;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A person who takes the address that the command prints to a browser, and does something there.
final class Visitor implements Consumer<String> {
  private final HttpClient browser = HttpClient.newHttpClient();
  private final String decision;
  private UnaryOperator<String> onTheWayBack = UnaryOperator.identity();
  final List<String> pages = new ArrayList<>();
  final List<String> callbacks = new ArrayList<>();

  private Visitor(String decision) {
    this.decision = decision;
  }

  static Visitor accepting(String listener) {
    return new Visitor("&decision=accept&listener=" + listener);
  }

  static Visitor denying() {
    return new Visitor("&decision=deny");
  }

  /// Changes the address that the page sends the browser back to.
  Visitor onTheWayBack(UnaryOperator<String> change) {
    onTheWayBack = change;
    return this;
  }

  @Override
  public void accept(String line) {
    String address = line.strip();
    if (!address.startsWith("http://") || !address.contains("/authorize?")) {
      return;
    }
    pages.add(address);
    String back =
        get(address + decision)
            .headers()
            .firstValue("Location")
            .map(onTheWayBack)
            .orElseThrow(() -> new AssertionError("the page did not send back: " + address));
    callbacks.add(back);
    get(URI.create(back).resolve("/favicon.ico").toString());
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
