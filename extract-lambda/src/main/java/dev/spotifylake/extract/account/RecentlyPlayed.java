package dev.spotifylake.extract.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.play.CoverageGap;
import dev.spotifylake.common.play.PollCoverage;
import dev.spotifylake.common.play.RecentPlay;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.client.Call;
import dev.spotifylake.extract.client.FetchResult;
import dev.spotifylake.extract.client.SourceStatistics;
import dev.spotifylake.extract.metadata.EntityCollector;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.run.RunContext;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.state.StoredPoll;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Polls recently played: the one source that cannot be read later, because Spotify keeps the last
/// 50 plays only. Every poll requests all of them, without a cursor, and raw names those that an
/// earlier poll has stored.
public final class RecentlyPlayed {
  private final RunContext run;
  private final EntityCollector entities;

  public RecentlyPlayed(RunContext run, EntityCollector entities) {
    this.run = run;
    this.entities = entities;
  }

  /// Makes one poll and stores its response.
  ///
  /// @throws IOException if the lake cannot be written
  public void read(TokenHolder.User user, StateFile<AccountState> state) throws IOException {
    SourceStatistics statistics = run.statistics(Source.RECENTLY_PLAYED, user);
    statistics.countEntity();
    StoredPoll previous = state.get().previousPoll();
    Set<String> storedBefore = previous == null ? Set.of() : new HashSet<>(previous.playIds());
    Call call =
        new Call(
            Source.RECENTLY_PLAYED,
            user,
            Endpoint.RECENTLY_PLAYED,
            null,
            null,
            Map.of("limit", Integer.toString(PollCoverage.MOST_PLAYS)),
            body -> context(user.account(), body, previous, storedBefore));
    switch (run.client().fetch(call)) {
      case FetchResult.Document(ObjectNode body, Instant observedAt) -> {
        ArrayNode elements = JsonFields.array(body, "items");
        if (elements == null) {
          fail(statistics, user, "the response holds no items; the next run tries again");
        } else {
          record(user, state, previous, storedBefore, elements, observedAt, statistics);
        }
      }
      case FetchResult.Refused refusal ->
          fail(statistics, user, "Spotify refused: " + refusal.describe() + "; see lake doctor");
      case FetchResult.Unavailable(String message) -> fail(statistics, user, message);
      case FetchResult.Stopped(var stop) -> statistics.end(stop);
    }
    run.recorder().store(Source.RECENTLY_PLAYED, user.account());
  }

  private void fail(SourceStatistics statistics, TokenHolder.User user, String why) {
    statistics.end(Outcome.FAILED, why);
    run.findings().addProblem("recently_played of " + user.account() + ": " + why);
  }

  private void record(
      TokenHolder.User user,
      StateFile<AccountState> state,
      @Nullable StoredPoll previous,
      Set<String> storedBefore,
      ArrayNode elements,
      Instant observedAt,
      SourceStatistics statistics) {
    PollCoverage coverage = new PollCoverage();
    List<String> ids = new ArrayList<>();
    for (ObjectNode entry : JsonFields.objects(elements)) {
      entities.collectEntry(entry);
      RecentPlay play = RecentPlay.read(user.account(), entry);
      if (play != null) {
        coverage.add(play.playedAt(), storedBefore.contains(play.playId()));
        ids.add(play.playId());
      }
    }
    List<String> remembered = new ArrayList<>(ids);
    if (previous != null) {
      remembered.addAll(previous.playIds());
      CoverageGap gap = coverage.gapSince(previous.asPreviousPoll(), elements.size(), observedAt);
      if (gap != null) {
        run.findings().addCoverageGap(gap.length());
      }
    }
    StoredPoll poll = new StoredPoll(observedAt, coverage.newest(), elements.size(), remembered);
    run.recorder()
        .afterStoring(
            Source.RECENTLY_PLAYED,
            user.account(),
            () -> state.change(account -> account.recordPoll(poll)));
    statistics.end(storedBefore.containsAll(ids) ? Outcome.NOTHING_NEW : Outcome.DONE, null);
  }

  private static RawContext context(
      String account, ObjectNode body, @Nullable StoredPoll previous, Set<String> storedBefore) {
    Set<String> alreadyStored = new LinkedHashSet<>();
    ArrayNode elements = JsonFields.array(body, "items");
    for (ObjectNode entry :
        elements == null ? List.<ObjectNode>of() : JsonFields.objects(elements)) {
      RecentPlay play = RecentPlay.read(account, entry);
      if (play != null && storedBefore.contains(play.playId())) {
        alreadyStored.add(play.playId());
      }
    }
    return new RawContext(
        null,
        null,
        null,
        null,
        List.copyOf(alreadyStored),
        previous == null ? null : previous.asPreviousPoll());
  }
}
