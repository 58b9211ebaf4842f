package dev.spotifylake.extract.source;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.call.Fetched;
import dev.spotifylake.extract.json.JsonObject;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.Cursor;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Reads the discographies of the artists of the watch-list: the way to see new releases that is
/// left.
public final class ArtistAlbums {
  private static final Duration DAILY = Duration.ofDays(1);

  // Without this, `appears_on` comes too: for a known artist thousands of samplers, ten to a call.
  private static final Map<String, String> OWN_RELEASES =
      Map.of("include_groups", "album,single,compilation");

  private final RunScope scope;
  private final StateFile<AccountState> state;
  private final TokenHolder holder;

  public ArtistAlbums(RunScope scope, StateFile<AccountState> state, TokenHolder holder) {
    this.scope = scope;
    this.state = state;
    this.holder = holder;
  }

  public void read(List<String> artists) throws IOException {
    Entities.read(scope, state, Source.ARTIST_ALBUMS, holder, artists, this::readOne);
    scope.recorder().store(Source.ARTIST_ALBUMS, holder.accountLabel());
  }

  private Entities.Result readOne(String id) throws IOException {
    String name = Entities.name(Source.ARTIST_ALBUMS, id);
    Cursor left = state.get().cursor(name);
    Cursor from = left == null ? scope.newPass(PassReport.Kind.FULL, null) : left;
    ListPlan plan =
        ListPlan.ofEntity(Source.ARTIST_ALBUMS, holder, Endpoint.ARTIST_ALBUMS, id)
            .with(OWN_RELEASES);
    ListEnd end =
        new ListReader(scope)
            .read(
                plan,
                from,
                elements -> {
                  for (JsonObject album : JsonObject.objectsOf(elements)) {
                    scope.catalogues().meet(Source.ALBUM, album);
                  }
                  return ListReader.Verdict.GO_ON;
                });
    return switch (end) {
      case ListEnd.Complete(Cursor cursor) -> {
        scope.passEnded(Source.ARTIST_ALBUMS, holder, id, cursor, true);
        remember(name, null);
        yield new Entities.Result.Read(scope.dueAfter(DAILY));
      }
      case ListEnd.Paused(Cursor cursor, var stop) -> {
        pause(id, name, cursor);
        yield new Entities.Result.Stopped(stop);
      }
      case ListEnd.Unavailable(Cursor cursor, String message) -> {
        pause(id, name, cursor);
        yield new Entities.Result.Failed(message);
      }
      case ListEnd.Refused(Cursor cursor, Fetched.Refused refusal) ->
          Entities.Result.Refused.ofWatched(
              Source.ARTIST_ALBUMS, id, refusal, scope.dueAfter(DAILY));
      case ListEnd.Endless endless ->
          new Entities.Result.Failed(
              plan.describe() + " does not end; it is asked for again later");
    };
  }

  private void pause(String id, String name, Cursor cursor) {
    if (cursor.items() > 0) {
      scope.passEnded(Source.ARTIST_ALBUMS, holder, id, cursor, false);
      remember(name, cursor);
    }
  }

  private void remember(String name, @org.jspecify.annotations.Nullable Cursor cursor) {
    scope
        .recorder()
        .afterStoring(
            Source.ARTIST_ALBUMS,
            holder.accountLabel(),
            () -> state.change(account -> account.cursor(name, cursor)));
  }
}
