package dev.spotifylake.history.imports;

import dev.spotifylake.common.rows.OpsCoverageRow;
import dev.spotifylake.common.rows.PlayRow;
import dev.spotifylake.history.imports.HistoryImportReport.ClosedGap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Counts which plays of an import the lake had before.
final class HistoryOverlap {
  // Fewer may all be what an export leaves out, or an hour of someone else at the speaker.
  private static final int ENOUGH_TO_DOUBT = 20;

  // An export knows seconds, or minutes.
  private static final Duration ROUNDING = Duration.ofMinutes(1);

  private final KnownPlays known;
  private final boolean allKnown;
  private final List<OpsCoverageRow> gaps;
  private final long[] playsInGap;
  private long plays;
  private long reportedByApi;
  private @Nullable Instant firstPlay;
  private @Nullable Instant lastPlay;

  /// @param allKnown the lake holds the import itself already
  HistoryOverlap(KnownPlays known, boolean allKnown) {
    this.known = known;
    this.allKnown = allKnown;
    this.gaps = known.gaps();
    this.playsInGap = new long[gaps.size()];
  }

  void add(PlayRow play) {
    Instant playedAt = play.playedAt();
    if (firstPlay == null || playedAt.isBefore(firstPlay)) {
      firstPlay = playedAt;
    }
    if (lastPlay == null || playedAt.isAfter(lastPlay)) {
      lastPlay = playedAt;
    }
    plays++;
    if (!allKnown) {
      known.addImported(play);
    }
    if (known.apiReported(play)) {
      reportedByApi++;
    }
    for (int i = 0; i < playsInGap.length; i++) {
      if (from(i).isBefore(playedAt) && playedAt.isBefore(to(i))) {
        playsInGap[i]++;
      }
    }
  }

  private Instant from(int gap) {
    return Objects.requireNonNull(gaps.get(gap).gapFrom());
  }

  private Instant to(int gap) {
    return Objects.requireNonNull(gaps.get(gap).gapTo());
  }

  /// Counts the plays added until now: the new ones by the rules of `v_plays`, all others as known.
  Counts count() {
    long newPlays = allKnown ? 0 : known.countNew();
    return new Counts(newPlays, plays - newPlays);
  }

  @Nullable Instant firstPlay() {
    return firstPlay;
  }

  @Nullable Instant lastPlay() {
    return lastPlay;
  }

  int gaps() {
    return playsInGap.length;
  }

  /// The gaps that lie wholly inside the export's time.
  List<ClosedGap> closedGaps() {
    Instant first = firstPlay;
    Instant last = lastPlay;
    if (first == null || last == null) {
      return List.of();
    }
    return IntStream.range(0, playsInGap.length)
        .filter(gap -> !first.isAfter(from(gap).plus(ROUNDING)))
        .filter(gap -> !last.isBefore(to(gap).minus(ROUNDING)))
        .mapToObj(gap -> new ClosedGap(from(gap), to(gap), playsInGap[gap]))
        .toList();
  }

  /// A line that says so, where the export does not look like this account's.
  Optional<String> doubt(String account) {
    Instant first = firstPlay;
    Instant last = lastPlay;
    if (first == null || last == null || reportedByApi > 0) {
      return Optional.empty();
    }
    int expected = known.apiPlaysBetween(first, last);
    if (expected < ENOUGH_TO_DOUBT) {
      return Optional.empty();
    }
    return Optional.of(
        "of the %d plays that Spotify reported for account '%s' from %s to %s the export has none: is it this person's? If not, delete its raw objects and replay"
            .formatted(expected, account, first, last));
  }

  /// @param newPlays plays that only the import reports
  /// @param knownPlays rows of the import that another row reports too
  record Counts(long newPlays, long knownPlays) {}
}
