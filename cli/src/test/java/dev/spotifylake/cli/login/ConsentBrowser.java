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

/// Opens the address of the consent page that the command prints, and decides there.
final class ConsentBrowser implements Consumer<String> {
  private final HttpClient browser = HttpClient.newHttpClient();
  private final String decision;
  private UnaryOperator<String> changingRedirect = UnaryOperator.identity();
  final List<String> openedPages = new ArrayList<>();
  final List<String> redirects = new ArrayList<>();

  private ConsentBrowser(String decision) {
    this.decision = decision;
  }

  static ConsentBrowser accepting(String listener) {
    return new ConsentBrowser("&decision=accept&listener=" + listener);
  }

  static ConsentBrowser denying() {
    return new ConsentBrowser("&decision=deny");
  }

  /// Changes the address that the page redirects to.
  ConsentBrowser changingRedirect(UnaryOperator<String> change) {
    changingRedirect = change;
    return this;
  }

  @Override
  public void accept(String line) {
    String address = line.strip();
    if (!address.startsWith("http://") || !address.contains("/authorize?")) {
      return;
    }
    openedPages.add(address);
    String redirect =
        get(address + decision)
            .headers()
            .firstValue("Location")
            .map(changingRedirect)
            .orElseThrow(() -> new AssertionError("the page did not redirect: " + address));
    redirects.add(redirect);
    get(URI.create(redirect).resolve("/favicon.ico").toString());
    get(redirect);
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
