package dev.spotifylake.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultBoard;
import dev.spotifylake.simulator.faults.Quotas;
import dev.spotifylake.simulator.signin.TokenGrants;
import dev.spotifylake.simulator.truth.ShownItems.Sight;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What each fault makes of a response.
final class FaultyDelivery {
  /// The shortest and the longest ban recorded.
  private static final int SHORTEST_BAN_SECONDS = 48_925;

  private static final int LONGEST_BAN_SECONDS = 86_400;
  private static final List<Integer> SERVER_ERRORS = List.of(500, 502, 503, 504);
  private static final String HTML =
      "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head>\n"
          + "<body><h1>Bad Gateway</h1><p>Please try again \"later\".</p></body></html>\n";
  private final FaultBoard board;
  private final Quotas quotas;

  FaultyDelivery(FaultBoard board, Quotas quotas) {
    this.board = board;
    this.quotas = quotas;
  }

  /// The call as faults see it, and how what it shows would be recorded.
  record Situation(String group, ApiCall call, AdmittedCall admitted) {}

  /// The response under a fault.
  ///
  /// @param usual makes the response as it would be without the fault
  Delivery apply(Fault fault, Situation situation, Supplier<Delivery> usual) {
    return switch (fault.kind()) {
      case RATE_429 ->
          Delivery.error(429, "API rate limit exceeded").with("Retry-After", fault.retryAfter());
      case EMPTY_429 -> Delivery.text(429, null, "").with("Retry-After", fault.retryAfter());
      case QUOTA_429 -> ban(situation, fault.retryAfter());
      case SERVER_ERROR ->
          serverError(
              fault.status() == 0
                  ? SERVER_ERRORS.get(board.draw(SERVER_ERRORS.size()))
                  : fault.status());
      case TOKEN_5XX -> serverError(fault.status() == 0 ? 503 : fault.status());
      case SLOW -> usual.get().after(fault.latency());
      case RESET -> usual.get().cut(Delivery.Cut.BEFORE_ANYTHING);
      case RESET_MID_BODY -> usual.get().cut(Delivery.Cut.MID_BODY);
      case TRUNCATED_BODY -> truncated(usual.get(), situation);
      case HTML_ERROR -> html(fault.status() == 0 ? 502 : fault.status(), situation);
      case INVALID_GRANT -> {
        TokenGrants.Reply reply = TokenGrants.error("invalid_grant", "Refresh token revoked");
        yield Delivery.json(reply.status(), reply.body(), List.of());
      }
      case PREMIUM_LAPSE ->
          Delivery.error(403, "Active premium subscription required for the owner of the app.");
      case EDIT_BETWEEN_PAGES -> usual.get();
    };
  }

  /// Starts a ban of the call's group.
  Delivery ban(Situation situation, @Nullable String retryAfter) {
    long seconds = seconds(retryAfter);
    quotas.ban(situation.group(), situation.call().at().plusSeconds(seconds));
    return quota(retryAfter == null ? Long.toString(seconds) : retryAfter);
  }

  /// The response of a group that is banned.
  static Delivery quota(String retryAfter) {
    ObjectNode body = Delivery.errorBody(429, "Too many requests");
    body.withObject("error").put("reason", "QUOTA_EXCEEDED");
    return Delivery.json(429, body, List.of()).with("Retry-After", retryAfter);
  }

  private long seconds(@Nullable String retryAfter) {
    if (retryAfter != null && retryAfter.matches("[0-9]{1,9}")) {
      return Long.parseLong(retryAfter);
    }
    return (long) SHORTEST_BAN_SECONDS + board.draw(LONGEST_BAN_SECONDS - SHORTEST_BAN_SECONDS + 1);
  }

  private static Delivery truncated(Delivery usual, Situation situation) {
    boolean plant = usual.good() && !situation.group().equals(FaultBoard.TOKEN);
    return usual.truncated(
        plant
            ? List.of(new Sight.OfReject(situation.admitted().reject(0, "truncated")))
            : List.of());
  }

  private static Delivery html(int status, Situation situation) {
    Delivery page = Delivery.text(status, "text/html; charset=utf-8", HTML);
    if (!page.good() || situation.group().equals(FaultBoard.TOKEN)) {
      return page;
    }
    return new Delivery(
        status,
        page.contentType(),
        page.headers(),
        page.body(),
        page.cut(),
        page.delay(),
        List.of(new Sight.OfReject(situation.admitted().reject(0, "not_json"))));
  }

  /// Real gateways respond in every form: JSON, plain text, nothing.
  private static Delivery serverError(int status) {
    return switch (status) {
      case 503 ->
          Delivery.text(
              status,
              "text/plain; charset=utf-8",
              "upstream connect error or disconnect/reset before headers");
      case 504 -> Delivery.text(status, null, "");
      default -> Delivery.error(status, status == 502 ? "Bad gateway." : "Internal server error");
    };
  }
}
