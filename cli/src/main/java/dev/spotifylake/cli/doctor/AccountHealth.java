package dev.spotifylake.cli.doctor;

import dev.spotifylake.cli.location.FolderLocation;
import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.cli.location.StackLocation;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.StoredPoll;
import dev.spotifylake.extract.token.Scopes;
import dev.spotifylake.extract.token.SignInExpiry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The state of a signed-in account.
///
/// @param daysLeft 0 where the sign-in has ended; null where the time of consent is unknown
/// @param missingScopes empty also where the granted scopes are unknown
/// @param lastPoll when plays were last read; null if never
record AccountHealth(
    String label,
    @Nullable Integer daysLeft,
    SortedSet<String> missingScopes,
    @Nullable Instant lastPoll) {
  // The schedule is hourly, so this means two missed runs.
  private static final Duration LATE = Duration.ofHours(3);

  private static final int SOON_DAYS = 30;

  static AccountHealth of(
      String label, AccountCredentials signedIn, AccountState state, Instant now) {
    boolean ended = state.hasEnded(signedIn.refreshToken());
    StoredPoll poll = state.previousPoll();
    return new AccountHealth(
        label,
        ended ? Integer.valueOf(0) : SignInExpiry.daysLeft(signedIn.consentedAt(), now),
        signedIn.scopes().isEmpty() ? new TreeSet<>() : Scopes.missing(signedIn.scopes()),
        poll == null ? null : poll.observedAt());
  }

  /// One line each, with what to do.
  List<String> problems(Instant now, LakeLocation location) {
    List<String> problems = new ArrayList<>();
    String login = "; run: " + location.command("login") + " --account " + label;
    if (daysLeft != null && daysLeft == 0) {
      problems.add("the sign-in of '" + label + "' has ended" + login);
    } else if (daysLeft != null && daysLeft <= SOON_DAYS) {
      problems.add("the sign-in of '" + label + "' ends in " + daysLeft + " days" + login);
    }
    if (!missingScopes.isEmpty()) {
      problems.add("'" + label + "' has not granted " + String.join(", ", missingScopes) + login);
    }
    if (lastPoll == null) {
      problems.add(
          "no plays of '" + label + "' have been read yet; run: " + location.command("run"));
    } else if (lastPoll.plus(LATE).isBefore(now)) {
      problems.add(
          "plays of '"
              + label
              + "' were last read at "
              + lastPoll
              + "; "
              + everyHour(location)
              + ", because Spotify keeps only 50 plays");
    }
    return problems;
  }

  private static String everyHour(LakeLocation location) {
    return switch (location) {
      case FolderLocation folder -> "run `lake run` every hour, with cron or similar";
      case StackLocation deployed ->
          "the schedule of the stack should run every hour: see the log with `"
              + deployed.command("logs")
              + " --errors`";
    };
  }
}
