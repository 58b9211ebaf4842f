package dev.spotifylake.extract.report;

import java.util.Locale;

/// How one source of one run ended: the values of `ops_runs.outcome`.
public enum Outcome {
  DONE,
  /// A part was read, and a later run reads the rest: time, budget or a ban ended the source.
  DONE_IN_PART,
  NOTHING_NEW,
  /// The quota is used up, and no call was made.
  COOLING_DOWN,
  WAITING_FOR_LOGIN,
  /// The sign-in has ended, and only the person can renew it.
  TOKEN_DEAD,
  /// Every response of the run was 403: the Premium subscription of the app's owner has lapsed.
  PREMIUM_LAPSED,
  FAILED;

  /// As written in tables and logs, such as `done_in_part`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
