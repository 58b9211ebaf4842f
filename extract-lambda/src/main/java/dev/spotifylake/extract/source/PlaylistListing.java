package dev.spotifylake.extract.source;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.call.Call;
import dev.spotifylake.extract.call.Fetched;
import dev.spotifylake.extract.call.SourceStatistics;
import dev.spotifylake.extract.json.JsonObject;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.Cursor;
import dev.spotifylake.extract.state.KnownPlaylist;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds out which playlists there are and in which version: those of a person's list, and those of
/// the watch-list.
public final class PlaylistListing {
  private static final Duration SIX_HOURLY = Duration.ofHours(6);

  // What was deleted or made private may come back, but not within the hour.
  private static final Duration AFTER_REFUSAL = Duration.ofDays(1);

  private final RunScope scope;
  private final Map<String, String> followedAndMet = new TreeMap<>();
  private final StateFile<AccountState> state;
  private final Set<String> watched;

  public PlaylistListing(
      RunScope scope, StateFile<AccountState> state, List<String> watchedPlaylists) {
    this.scope = scope;
    this.state = state;
    this.watched = Set.copyOf(watchedPlaylists);
  }

  /// Reads the person's own list if it is due. The pages are stored by the caller.
  public void readOwn(TokenHolder.User user) throws IOException {
    String name = Source.PLAYLISTS.wireName();
    Cursor unfinished = state.get().cursor(name);
    if (unfinished == null && !state.get().due().hasCome(name, scope.now())) {
      return;
    }
    SourceStatistics tally = scope.tally(Source.PLAYLISTS, user);
    tally.entity();
    learnWhoSignedIn(user);
    Set<String> seen = new HashSet<>(watched);
    ListPlan plan = ListPlan.ofAccount(Source.PLAYLISTS, user, Endpoint.MY_PLAYLISTS);
    ListEnd end =
        new ListReader(scope)
            .read(
                plan,
                unfinished == null ? scope.newPass(PassReport.Kind.FULL, null) : unfinished,
                elements -> {
                  for (JsonObject playlist : JsonObject.objectsOf(elements)) {
                    String id = playlist.text("id");
                    if (id != null) {
                      seen.add(id);
                      know(Source.PLAYLISTS, user, id, playlist);
                    }
                  }
                  return ListReader.Verdict.GO_ON;
                });
    boolean complete =
        new PassCheckpoint(scope, state).keep(plan, name, end, scope.dueAfter(SIX_HOURLY));
    if (complete) {
      tally.end(Outcome.DONE, null);
    }
    if (complete && unfinished == null) {
      scope
          .recorder()
          .afterStoring(
              Source.PLAYLISTS,
              user.account(),
              () -> state.change(account -> account.keepPlaylists(seen)));
    }
  }

  /// Reads the playlists of the watch-list that are due. The responses are stored by the caller.
  public void readWatched(TokenHolder holder) throws IOException {
    if (holder instanceof TokenHolder.User user && !watched.isEmpty()) {
      learnWhoSignedIn(user);
    }
    EntityRotation.read(
        scope,
        state,
        Source.PLAYLIST,
        holder,
        watched,
        id -> {
          Call call = Call.ofOne(Source.PLAYLIST, holder, Endpoint.PLAYLIST, id);
          return switch (scope.calls().fetch(call)) {
            case Fetched.Document(JsonObject playlist) -> {
              know(Source.PLAYLIST, holder, id, playlist);
              String name = playlist.text("name");
              followedAndMet.put(id, name == null || name.isBlank() ? id : name);
              yield new EntityRotation.Result.Read(scope.dueAfter(SIX_HOURLY));
            }
            case Fetched.Refused refusal ->
                EntityRotation.Result.Refused.ofWatched(
                    Source.PLAYLIST, id, refusal, scope.now().plus(AFTER_REFUSAL));
            case Fetched.Unavailable(String message) -> new EntityRotation.Result.Failed(message);
            case Fetched.Stopped(var stop) -> new EntityRotation.Result.Stopped(stop);
          };
        });
  }

  /// Names of the playlists of the watch-list that this run was shown, by their id.
  Map<String, String> followedAndMet() {
    return followedAndMet;
  }

  private void know(Source source, TokenHolder holder, String id, JsonObject playlist) {
    KnownPlaylist known = new KnownPlaylist(playlist.text("snapshot_id"), isOwn(playlist));
    scope
        .recorder()
        .afterStoring(
            source,
            holder.accountLabel(),
            () -> state.change(account -> account.playlist(id, known)));
  }

  private boolean isOwn(JsonObject playlist) {
    JsonObject owner = playlist.object("owner");
    String me = state.get().spotifyId();
    return Boolean.TRUE.equals(playlist.truth("collaborative"))
        || (me != null && owner != null && me.equals(owner.text("id")));
  }

  /// Playlists name their owner by id, so the person's own must be known; it never changes.
  private void learnWhoSignedIn(TokenHolder.User user) throws IOException {
    if (state.get().spotifyId() != null) {
      return;
    }
    if (scope.calls().me(user, Source.PLAYLISTS) instanceof Fetched.Document(JsonObject me)) {
      String id = me.text("id");
      if (id != null) {
        state.change(account -> account.spotifyId(id));
      }
    }
  }

  /// The version that Spotify names now; null where it cannot be had.
  static @Nullable String snapshotNow(RunScope scope, TokenHolder holder, String id)
      throws IOException {
    Call call = Call.ofOne(Source.PLAYLIST, holder, Endpoint.PLAYLIST, id);
    scope.tally(Source.PLAYLIST, holder).entity();
    return scope.calls().fetch(call) instanceof Fetched.Document(JsonObject playlist)
        ? playlist.text("snapshot_id")
        : null;
  }
}
