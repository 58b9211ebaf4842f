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

/// A signed-in account as the lake knows it.
///
/// @param daysLeft 0 where the sign-in has ended; null where the consent's time is not known
/// @param missingScopes empty also where it is not known what was granted
/// @param previousPoll when plays were last seen; null if never
record Person(
    String label,
    @Nullable Integer daysLeft,
    SortedSet<String> missingScopes,
    @Nullable Instant previousPoll) {
  // The schedule is hourly; two missed runs are no accident.
  private static final Duration LATE = Duration.ofHours(3);

  private static final int SOON_DAYS = 30;

  static Person of(String label, AccountCredentials signedIn, AccountState state, Instant now) {
    boolean ended = state.hasEnded(signedIn.refreshToken());
    StoredPoll look = state.previousPoll();
    return new Person(
        label,
        ended ? Integer.valueOf(0) : SignInExpiry.daysLeft(signedIn.consentedAt(), now),
        signedIn.scopes().isEmpty() ? new TreeSet<>() : Scopes.missing(signedIn.scopes()),
        look == null ? null : look.observedAt());
  }

  /// One line each, with what to do.
  List<String> problems(Instant now, LakeLocation place) {
    List<String> problems = new ArrayList<>();
    String login = "; run: " + place.command("login") + " --account " + label;
    if (daysLeft != null && daysLeft == 0) {
      problems.add("the sign-in of '" + label + "' has ended" + login);
    } else if (daysLeft != null && daysLeft <= SOON_DAYS) {
      problems.add("the sign-in of '" + label + "' ends in " + daysLeft + " days" + login);
    }
    if (!missingScopes.isEmpty()) {
      problems.add("'" + label + "' has not granted " + String.join(", ", missingScopes) + login);
    }
    if (previousPoll == null) {
      problems.add("no plays of '" + label + "' were ever read; run: " + place.command("run"));
    } else if (previousPoll.plus(LATE).isBefore(now)) {
      problems.add(
          "plays of '"
              + label
              + "' were last read at "
              + previousPoll
              + "; "
              + everyHour(place)
              + ", for Spotify keeps only 50");
    }
    return problems;
  }

  private static String everyHour(LakeLocation place) {
    return switch (place) {
      case FolderLocation here -> "run `lake run` every hour, by cron or the like";
      case StackLocation deployed ->
          "the schedule of the stack should run every hour: see `"
              + deployed.command("logs")
              + " --errors`";
    };
  }
}
