package dev.spotifylake.extract.playlist;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.client.Call;
import dev.spotifylake.extract.client.FetchResult;
import dev.spotifylake.extract.client.SourceStatistics;
import dev.spotifylake.extract.paging.EntityRotation;
import dev.spotifylake.extract.paging.ListPlan;
import dev.spotifylake.extract.paging.ListReader;
import dev.spotifylake.extract.paging.ListResult;
import dev.spotifylake.extract.paging.PassRecorder;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.run.RunContext;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.KnownPlaylist;
import dev.spotifylake.extract.state.PassCheckpoint;
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

/// Finds out which playlists there are, and in which version: those in a person's own list, and
/// those of the watch-list.
final class PlaylistListing {
  private static final Duration SIX_HOURLY = Duration.ofHours(6);

  // A playlist that was deleted or made private may return, but rarely within the hour.
  private static final Duration AFTER_REFUSAL = Duration.ofDays(1);

  private final RunContext run;
  private final StateFile<AccountState> state;
  private final Set<String> watched;
  private final Map<String, String> watchedNames = new TreeMap<>();

  PlaylistListing(RunContext run, StateFile<AccountState> state, List<String> watchedPlaylists) {
    this.run = run;
    this.state = state;
    this.watched = Set.copyOf(watchedPlaylists);
  }

  /// Reads the person's own list if it is due. The caller stores the pages.
  void readOwn(TokenHolder.User user) throws IOException {
    String list = AccountState.listName(Source.PLAYLISTS, null);
    PassCheckpoint unfinished = state.get().checkpoint(list);
    if (unfinished == null && !state.get().due().isReached(list, run.startedAt())) {
      return;
    }
    SourceStatistics statistics = run.statistics(Source.PLAYLISTS, user);
    statistics.countEntity();
    findSpotifyId(user);
    Set<String> listed = new HashSet<>(watched);
    ListPlan plan = ListPlan.ofAccount(Source.PLAYLISTS, user, Endpoint.MY_PLAYLISTS);
    ListResult result =
        new ListReader(run)
            .read(
                plan,
                unfinished == null ? run.passes().begin(PassReport.Kind.FULL, null) : unfinished,
                elements -> {
                  for (ObjectNode playlist : JsonFields.objects(elements)) {
                    String id = JsonFields.text(playlist, "id");
                    if (id != null) {
                      listed.add(id);
                      rememberAfterStoring(Source.PLAYLISTS, user, id, playlist);
                    }
                  }
                  return ListReader.Verdict.CONTINUE;
                });
    boolean complete =
        new PassRecorder(run, state).record(plan, list, result, run.dueAfter(SIX_HOURLY));
    if (complete) {
      statistics.end(Outcome.DONE, null);
    }
    if (complete && unfinished == null) {
      run.recorder()
          .afterStoring(
              Source.PLAYLISTS,
              user.account(),
              () -> state.change(account -> account.retainPlaylists(listed)));
    }
  }

  /// Reads the playlists of the watch-list that are due. The caller stores the responses.
  void readWatched(TokenHolder holder) throws IOException {
    if (holder instanceof TokenHolder.User user && !watched.isEmpty()) {
      findSpotifyId(user);
    }
    new EntityRotation(run, state, Source.PLAYLIST, holder)
        .read(watched, id -> readWatched(holder, id));
  }

  private EntityRotation.Result readWatched(TokenHolder holder, String id) throws IOException {
    Call call = Call.ofEntity(Source.PLAYLIST, holder, Endpoint.PLAYLIST, id);
    return switch (run.client().fetch(call)) {
      case FetchResult.Document(ObjectNode playlist, var _) -> {
        rememberAfterStoring(Source.PLAYLIST, holder, id, playlist);
        String name = JsonFields.text(playlist, "name");
        watchedNames.put(id, name == null || name.isBlank() ? id : name);
        yield new EntityRotation.Result.Read(run.dueAfter(SIX_HOURLY));
      }
      case FetchResult.Refused refusal ->
          EntityRotation.Result.Refused.ofWatched(
              Source.PLAYLIST, id, refusal, run.startedAt().plus(AFTER_REFUSAL));
      case FetchResult.Unavailable(String message) -> new EntityRotation.Result.Failed(message);
      case FetchResult.Stopped(var stop) -> new EntityRotation.Result.Stopped(stop);
    };
  }

  /// Names by id of the watch-list's playlists that this run has read.
  Map<String, String> watchedNames() {
    return watchedNames;
  }

  private void rememberAfterStoring(
      Source source, TokenHolder holder, String id, ObjectNode playlist) {
    KnownPlaylist known =
        new KnownPlaylist(JsonFields.text(playlist, "snapshot_id"), isOwn(playlist));
    run.recorder()
        .afterStoring(
            source,
            holder.accountLabel(),
            () -> state.change(account -> account.playlist(id, known)));
  }

  private boolean isOwn(ObjectNode playlist) {
    String me = state.get().spotifyId();
    return Boolean.TRUE.equals(JsonFields.bool(playlist, "collaborative"))
        || (me != null && me.equals(JsonFields.textIn(playlist, "owner", "id")));
  }

  /// Playlists name their owner by Spotify id. The id of an account never changes, so it is
  /// requested once.
  private void findSpotifyId(TokenHolder.User user) throws IOException {
    if (state.get().spotifyId() != null) {
      return;
    }
    if (run.client().fetchMe(user, Source.PLAYLISTS)
        instanceof FetchResult.Document(var me, var _)) {
      String id = JsonFields.text(me, "id");
      if (id != null) {
        state.change(account -> account.spotifyId(id));
      }
    }
  }

  /// The current version of a playlist; null where it cannot be read.
  static @Nullable String currentSnapshot(RunContext run, TokenHolder holder, String id)
      throws IOException {
    Call call = Call.ofEntity(Source.PLAYLIST, holder, Endpoint.PLAYLIST, id);
    run.statistics(Source.PLAYLIST, holder).countEntity();
    return run.client().fetch(call) instanceof FetchResult.Document(ObjectNode playlist, var _)
        ? JsonFields.text(playlist, "snapshot_id")
        : null;
  }
}
