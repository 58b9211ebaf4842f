package dev.spotifylake.simulator.faults;

import java.util.Arrays;
import java.util.stream.Collectors;

/// What can go wrong, by the name used on the command line and in `POST /_faults`.
public enum FaultKind {
  /// 429 of the rolling 30-second window; `Retry-After` only if the fault has one.
  RATE_429("rate-429"),
  /// 429 with reason `QUOTA_EXCEEDED`; bans the endpoint group for `Retry-After` seconds.
  QUOTA_429("quota-429"),
  /// 429 without a body; `Retry-After` only if the fault has one.
  EMPTY_429("empty-429"),
  /// 500, 502, 503 or 504: the fault's status, or each in turn.
  SERVER_ERROR("5xx"),
  /// The right response after the fault's latency of real time.
  SLOW("slow"),
  /// The connection closes without a response.
  RESET("reset"),
  /// Status, headers and half of the body arrive, then the connection closes.
  RESET_MID_BODY("reset-mid-body"),
  /// 200 and a complete HTTP response whose JSON stops half-way.
  TRUNCATED_BODY("truncated-body"),
  /// An HTML page instead of JSON: with the fault's status, or 502.
  HTML_ERROR("html-error"),
  /// The token endpoint refuses refresh tokens: `invalid_grant`.
  INVALID_GRANT("invalid-grant"),
  /// The token endpoint returns the fault's status, or 503.
  TOKEN_5XX("token-5xx"),
  /// 403 on every call of the API: the app owner's Premium subscription lapsed.
  PREMIUM_LAPSE("premium-lapse"),
  /// The playlist in the path is edited just before the response is made.
  EDIT_BETWEEN_PAGES("edit-between-pages");

  private final String label;

  FaultKind(String label) {
    this.label = label;
  }

  /// The name used outside, such as `rate-429`.
  public String label() {
    return label;
  }

  /// The kind of a name used outside.
  public static FaultKind named(String label) {
    for (FaultKind kind : values()) {
      if (kind.label.equals(label)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "fault '"
            + label
            + "' is unknown: expected one of "
            + Arrays.stream(values()).map(FaultKind::label).collect(Collectors.joining(", ")));
  }
}
