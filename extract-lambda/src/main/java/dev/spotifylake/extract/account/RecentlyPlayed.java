package dev.spotifylake.extract.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.play.PlayId;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Polls recently played: the one source that cannot be read later, because Spotify keeps the last
/// 50 plays only. Every poll requests all of them, without a cursor, and raw names those that an
/// earlier poll has stored.
public final class RecentlyPlayed {
  private static final int MOST_PLAYS = 50;

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
            Map.of("limit", Integer.toString(MOST_PLAYS)),
            body -> context(user.account(), body, previous, storedBefore));
    switch (run.client().fetch(call)) {
      case FetchResult.Document(ObjectNode body) -> {
        ArrayNode elements = JsonFields.array(body, "items");
        if (elements == null) {
          fail(statistics, user, "the response holds no items; the next run tries again");
        } else {
          record(user, state, elements, statistics, storedBefore);
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
      ArrayNode elements,
      SourceStatistics statistics,
      Set<String> storedBefore) {
    List<String> ids = playIds(user.account(), elements);
    Instant newest = null;
    Instant oldest = null;
    for (ObjectNode entry : JsonFields.objects(elements)) {
      entities.collectEntry(entry);
      Instant playedAt = JsonFields.instant(entry, "played_at");
      if (playedAt != null && (newest == null || playedAt.isAfter(newest))) {
        newest = playedAt;
      }
      if (playedAt != null && (oldest == null || playedAt.isBefore(oldest))) {
        oldest = playedAt;
      }
    }
    List<String> remembered = new ArrayList<>(ids);
    StoredPoll previous = state.get().previousPoll();
    if (previous != null) {
      remembered.addAll(previous.playIds());
      if (ids.stream().noneMatch(storedBefore::contains)) {
        addGap(previous, elements.size(), oldest);
      }
    }
    StoredPoll poll = new StoredPoll(run.startedAt(), newest, elements.size(), remembered);
    run.recorder()
        .afterStoring(
            Source.RECENTLY_PLAYED,
            user.account(),
            () -> state.change(account -> account.recordPoll(poll)));
    statistics.end(storedBefore.containsAll(ids) ? Outcome.NOTHING_NEW : Outcome.DONE, null);
  }

  /// Adds the gap for the alarm. The rule is that of `ops_coverage`, which stores the gap.
  private void addGap(StoredPoll previous, int plays, @Nullable Instant oldest) {
    if (previous.plays() == 0 && plays < MOST_PLAYS) {
      return;
    }
    Instant newestBefore = previous.newestPlayedAt();
    Instant from = newestBefore != null ? newestBefore : previous.observedAt();
    Instant to = oldest != null ? oldest : run.startedAt();
    if (to.isAfter(from)) {
      run.findings().addCoverageGap(Duration.between(from, to));
    }
  }

  private static RawContext context(
      String account, ObjectNode body, @Nullable StoredPoll previous, Set<String> storedBefore) {
    ArrayNode elements = JsonFields.array(body, "items");
    List<String> alreadyStored =
        elements == null
            ? List.of()
            : playIds(account, elements).stream().filter(storedBefore::contains).toList();
    return new RawContext(
        null, null, null, null, alreadyStored, previous == null ? null : previous.asPreviousPoll());
  }

  /// The ids that the transform gives these plays, each once, in the order of the response.
  private static List<String> playIds(String account, ArrayNode elements) {
    List<String> ids = new ArrayList<>();
    for (ObjectNode entry : JsonFields.objects(elements)) {
      Instant playedAt = JsonFields.instant(entry, "played_at");
      if (playedAt != null) {
        ids.add(PlayId.of(account, uriOrNames(EntityCollector.itemOf(entry)), playedAt, null));
      }
    }
    return ids.stream().distinct().toList();
  }

  private static String uriOrNames(@Nullable ObjectNode item) {
    String uri = item == null ? null : JsonFields.text(item, "uri");
    if (uri != null) {
      return uri;
    }
    return PlayId.names(
        item == null ? null : firstArtistName(item),
        item == null ? null : JsonFields.text(item, "name"));
  }

  private static @Nullable String firstArtistName(ObjectNode item) {
    String artist = JsonFields.text(item.path("artists").path(0), "name");
    return artist != null ? artist : JsonFields.textIn(item, "show", "name");
  }
}
