package dev.spotifylake.common.raw;

import dev.spotifylake.common.source.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Everything of a raw line but the body.
///
/// @param entity the playlist, artist, album or track asked for; null for lists of the account
/// @param observedAt when the response came, by the clock
/// @param status HTTP status of the response
public record RawHeader(
    String runId,
    String account,
    Source source,
    @Nullable String entity,
    RawRequest request,
    Instant observedAt,
    int status,
    RawContext context) {
  /// The account of what is read without a user.
  public static final String APP_ACCOUNT = "_app";

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }
}
