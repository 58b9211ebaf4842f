package dev.spotifylake.extract.report;

import java.util.Locale;

/// How one source of one run ended; the values of `ops_runs.outcome`.
public enum Outcome {
  DONE,
  /// Something was read and the rest follows in a later run: the time, the budget or a ban ended
  /// it.
  DONE_IN_PART,
  NOTHING_NEW,
  /// Spotify asked to be left alone; nothing was asked.
  COOLING_DOWN,
  WAITING_FOR_LOGIN,
  /// The sign-in has ended: only the person can mend it.
  TOKEN_DEAD,
  /// Every response of the run was 403: the app owner's Premium has lapsed.
  PREMIUM_LAPSED,
  FAILED;

  /// As written in tables and logs, such as `done_in_part`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
