package dev.spotifylake.simulator.signin;

import dev.spotifylake.simulator.world.Listener;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `GET /authorize`: who wants what, and two links per listener. A link is the same address with
/// `listener=<label>&decision=accept` or `decision=deny` added; it redirects to the app.
public final class ConsentPage {
  private final ClientApp app;
  private final Tokens tokens;
  private final List<Listener> listeners;

  public ConsentPage(ClientApp app, Tokens tokens, List<Listener> listeners) {
    this.app = app;
    this.tokens = tokens;
    this.listeners = List.copyOf(listeners);
  }

  /// What the page says.
  ///
  /// @param location where to go, null if `body` is to be shown
  public record Reply(int status, String contentType, String body, @Nullable String location) {}

  public Reply response(Map<String, String> query, Instant now) {
    String problem = problem(query);
    if (problem != null) {
      return new Reply(400, "text/plain; charset=utf-8", problem, null);
    }
    String redirect = query.getOrDefault("redirect_uri", "");
    if (!"code".equals(query.get("response_type"))) {
      return redirect(redirect, "error", "unsupported_response_type", query.get("state"));
    }
    return switch (query.getOrDefault("decision", "")) {
      case "accept" -> accept(query, redirect, now);
      case "deny" -> redirect(redirect, "error", "access_denied", query.get("state"));
      default -> new Reply(200, "text/html; charset=utf-8", page(query), null);
    };
  }

  private @Nullable String problem(Map<String, String> query) {
    if (!app.id().equals(query.get("client_id"))) {
      return "INVALID_CLIENT: Invalid client";
    }
    if (!app.redirectsTo(query.getOrDefault("redirect_uri", ""))) {
      return "INVALID_CLIENT: Invalid redirect URI";
    }
    if (query.containsKey("code_challenge") && !"S256".equals(query.get("code_challenge_method"))) {
      return "code_challenge_method must be S256";
    }
    return null;
  }

  private Reply accept(Map<String, String> query, String redirect, Instant now) {
    String label = query.getOrDefault("listener", listeners.getFirst().label());
    for (Listener listener : listeners) {
      if (listener.label().equals(label)) {
        String code =
            tokens.code(
                new Tokens.Code(
                    listener,
                    query.getOrDefault("scope", ""),
                    now,
                    redirect,
                    query.get("code_challenge")));
        return redirect(redirect, "code", code, query.get("state"));
      }
    }
    return new Reply(
        400,
        "text/plain; charset=utf-8",
        "no listener '" + label + "': expected one of " + labels(),
        null);
  }

  private String labels() {
    return listeners.stream().map(Listener::label).collect(Collectors.joining(", "));
  }

  private static Reply redirect(String target, String name, String value, @Nullable String state) {
    String location = target + "?" + name + "=" + encode(value);
    if (state != null) {
      location += "&state=" + encode(state);
    }
    return new Reply(302, "text/plain; charset=utf-8", "", location);
  }

  private String page(Map<String, String> query) {
    StringBuilder html = new StringBuilder(1_000);
    html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<title>Simulated Spotify: consent</title></head><body>")
        .append("<h1>Simulated Spotify</h1><p>The app asks for: <code>")
        .append(escape(query.getOrDefault("scope", "nothing in particular")))
        .append("</code></p><p>Who are you?</p><ul>");
    for (Listener listener : listeners) {
      html.append("<li>")
          .append(escape(listener.displayName()))
          .append(" (")
          .append(escape(listener.label()))
          .append("): ")
          .append(link(query, listener, "accept", "Accept"))
          .append(' ')
          .append(link(query, listener, "deny", "Deny"))
          .append("</li>");
    }
    return html.append("</ul></body></html>\n").toString();
  }

  private static String link(
      Map<String, String> query, Listener listener, String decision, String text) {
    String address =
        "/authorize?"
            + query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"))
            + "&listener="
            + encode(listener.label())
            + "&decision="
            + decision;
    return "<a class=\"" + decision + "\" href=\"" + escape(address) + "\">" + text + "</a>";
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
