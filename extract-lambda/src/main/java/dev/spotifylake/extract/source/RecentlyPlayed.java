package dev.spotifylake.extract.source;

import dev.spotifylake.common.play.PlayId;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.call.Call;
import dev.spotifylake.extract.call.Fetched;
import dev.spotifylake.extract.call.SourceStatistics;
import dev.spotifylake.extract.json.JsonObject;
import dev.spotifylake.extract.report.Outcome;
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

/// The one source that cannot be read again: Spotify keeps the last 50 plays and no more. So every
/// run asks for all of them, without a cursor, and what the lake had already is told beside the
/// response.
public final class RecentlyPlayed {
  private static final int MOST_PLAYS = 50;

  private final RunScope scope;

  public RecentlyPlayed(RunScope scope) {
    this.scope = scope;
  }

  public void read(TokenHolder.User user, StateFile<AccountState> state) throws IOException {
    SourceStatistics tally = scope.tally(Source.RECENTLY_PLAYED, user);
    tally.entity();
    StoredPoll before = state.get().previousPoll();
    Set<String> storedBefore = before == null ? Set.of() : new HashSet<>(before.playIds());
    Call call =
        new Call(
            Source.RECENTLY_PLAYED,
            user,
            Endpoint.RECENTLY_PLAYED,
            null,
            null,
            Map.of("limit", Integer.toString(MOST_PLAYS)),
            body -> context(user.account(), body, before, storedBefore));
    switch (scope.calls().fetch(call)) {
      case Fetched.Document(JsonObject body) -> {
        List<@Nullable Object> elements = body.elements("items");
        if (elements == null) {
          fail(tally, user, "the response holds no items; the next run asks again");
        } else {
          keep(user, state, elements, tally, storedBefore);
        }
      }
      case Fetched.Refused refusal ->
          fail(tally, user, "Spotify refused: " + refusal.said() + "; see lake doctor");
      case Fetched.Unavailable(String message) -> fail(tally, user, message);
      case Fetched.Stopped(var stop) -> tally.end(stop);
    }
    scope.recorder().store(Source.RECENTLY_PLAYED, user.account());
  }

  private void fail(SourceStatistics tally, TokenHolder.User user, String why) {
    tally.end(Outcome.FAILED, why);
    scope.findings().problem("recently_played of " + user.account() + ": " + why);
  }

  private void keep(
      TokenHolder.User user,
      StateFile<AccountState> state,
      List<@Nullable Object> elements,
      SourceStatistics tally,
      Set<String> storedBefore) {
    List<String> ids = playIds(user.account(), elements);
    Instant newest = null;
    Instant oldest = null;
    for (JsonObject entry : JsonObject.objectsOf(elements)) {
      scope.catalogues().meetTrack(ListEntries.item(entry));
      Instant playedAt = entry.instant("played_at");
      if (playedAt != null && (newest == null || playedAt.isAfter(newest))) {
        newest = playedAt;
      }
      if (playedAt != null && (oldest == null || playedAt.isBefore(oldest))) {
        oldest = playedAt;
      }
    }
    List<String> remembered = new ArrayList<>(ids);
    StoredPoll before = state.get().previousPoll();
    if (before != null) {
      remembered.addAll(before.playIds());
      if (ids.stream().noneMatch(storedBefore::contains)) {
        noteGap(before, elements.size(), oldest);
      }
    }
    StoredPoll look = new StoredPoll(scope.now(), newest, elements.size(), remembered);
    scope
        .recorder()
        .afterStoring(
            Source.RECENTLY_PLAYED,
            user.account(),
            () -> state.change(account -> account.looked(look)));
    tally.end(storedBefore.containsAll(ids) ? Outcome.NOTHING_NEW : Outcome.DONE, null);
  }

  /// By the same rule as `ops_coverage`, where the gap is written down; here it is for the alarm.
  private void noteGap(StoredPoll before, int plays, @Nullable Instant oldest) {
    if (before.plays() == 0 && plays < MOST_PLAYS) {
      return;
    }
    Instant newestBefore = before.newestPlayedAt();
    Instant from = newestBefore != null ? newestBefore : before.observedAt();
    Instant to = oldest != null ? oldest : scope.now();
    if (to.isAfter(from)) {
      scope.findings().coverageGap(Duration.between(from, to));
    }
  }

  private static RawContext context(
      String account, JsonObject body, @Nullable StoredPoll before, Set<String> storedBefore) {
    List<@Nullable Object> elements = body.elements("items");
    List<String> alreadyStored =
        elements == null
            ? List.of()
            : playIds(account, elements).stream().filter(storedBefore::contains).toList();
    return new RawContext(
        null, null, null, null, alreadyStored, before == null ? null : before.asPreviousPoll());
  }

  /// As the transformer makes them, each once, in the order of the response: newest first.
  private static List<String> playIds(String account, List<@Nullable Object> elements) {
    List<String> ids = new ArrayList<>();
    for (JsonObject entry : JsonObject.objectsOf(elements)) {
      Instant playedAt = entry.instant("played_at");
      if (playedAt != null) {
        ids.add(PlayId.of(account, uriOrNames(ListEntries.item(entry)), playedAt, null));
      }
    }
    return ids.stream().distinct().toList();
  }

  private static String uriOrNames(@Nullable JsonObject item) {
    String uri = item == null ? null : item.text("uri");
    if (uri != null) {
      return uri;
    }
    return PlayId.names(
        item == null ? null : firstArtistName(item), item == null ? null : item.text("name"));
  }

  private static @Nullable String firstArtistName(JsonObject item) {
    List<JsonObject> artists = item.objects("artists");
    String artist = artists.isEmpty() ? null : artists.getFirst().text("name");
    JsonObject show = item.object("show");
    return artist != null ? artist : show == null ? null : show.text("name");
  }
}
