package dev.spotifylake.extract.source;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.call.Fetched;
import dev.spotifylake.extract.json.JsonObject;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.Cursor;
import dev.spotifylake.extract.state.KnownPlaylist;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the entries of playlists whose version is not the stored one. A list that changes between
/// its pages is read once again; if it changes again, that pass is marked.
public final class PlaylistItems {
  // Without both types Spotify leaves out the episodes.
  private static final Map<String, String> ALL_TYPES = Map.of("additional_types", "track,episode");

  // What one playlist refuses, it refuses until its owner changes it.
  private static final Duration AFTER_FORBIDDEN = Duration.ofDays(7);
  private static final Duration AFTER_REFUSAL = Duration.ofDays(1);

  // A playlist without a version cannot be seen to change.
  private static final Duration WITHOUT_VERSION = Duration.ofDays(1);

  private final RunScope scope;
  private final StateFile<AccountState> state;
  private final TokenHolder holder;
  private final Set<String> forbidden = new HashSet<>();

  public PlaylistItems(RunScope scope, StateFile<AccountState> state, TokenHolder holder) {
    this.scope = scope;
    this.state = state;
    this.holder = holder;
  }

  /// Reads what has changed. The pages are stored by the caller.
  public void read() throws IOException {
    List<String> changed = new ArrayList<>();
    state
        .get()
        .playlists()
        .forEach(
            (id, playlist) -> {
              if (isChanged(id, playlist) && !endpoints(playlist).isEmpty()) {
                changed.add(id);
              }
            });
    EntityRotation.read(scope, state, Source.PLAYLIST_ITEMS, holder, changed, this::readOne);
  }

  /// Whether Spotify answered 403 for its contents in this run.
  boolean wasForbidden(String id) {
    return forbidden.contains(id);
  }

  private boolean isChanged(String id, KnownPlaylist playlist) {
    return playlist.listed() == null
        || !playlist.listed().equals(state.get().storedSnapshot(id))
        || state.get().cursor(EntityRotation.name(Source.PLAYLIST_ITEMS, id)) != null;
  }

  /// Where the contents may be had, best first. New apps see only what the person owns or works on.
  private List<Endpoint> endpoints(KnownPlaylist playlist) {
    List<Endpoint> endpoints = new ArrayList<>();
    if (playlist.own() && holder instanceof TokenHolder.User) {
      endpoints.add(Endpoint.PLAYLIST_ITEMS);
    }
    if (scope.profile().mayAsk(Endpoint.PLAYLIST_TRACKS)) {
      endpoints.add(Endpoint.PLAYLIST_TRACKS);
    }
    return endpoints;
  }

  private EntityRotation.Result readOne(String id) throws IOException {
    KnownPlaylist playlist = state.get().playlists().get(id);
    if (playlist == null) {
      return new EntityRotation.Result.Read(null);
    }
    EntityRotation.Result result = new EntityRotation.Result.Read(null);
    for (Endpoint endpoint : endpoints(playlist)) {
      result = readWhole(id, playlist.listed(), endpoint);
      if (!(result instanceof EntityRotation.Result.Refused)) {
        return result;
      }
    }
    return result;
  }

  private EntityRotation.Result readWhole(String id, @Nullable String listed, Endpoint endpoint)
      throws IOException {
    String name = EntityRotation.name(Source.PLAYLIST_ITEMS, id);
    Cursor cursor = resumable(id, name, listed);
    while (true) {
      boolean resumed = cursor.items() > 0;
      ListPlan plan =
          ListPlan.ofEntity(Source.PLAYLIST_ITEMS, holder, endpoint, id).with(ALL_TYPES);
      ListEnd end = new ListReader(scope).read(plan, cursor, this::look);
      if (!(end instanceof ListEnd.Complete)) {
        return unfinished(plan, name, end);
      }
      Cursor read = end.cursor();
      // One response shows one version; only what was read in several can be a mixture.
      String after =
          resumed || read.items() > scope.pageLimit(endpoint)
              ? PlaylistListing.snapshotNow(scope, holder, id)
              : read.snapshotId();
      if (after != null && after.equals(read.snapshotId())) {
        return complete(plan, id, name, read);
      }
      Cursor mixed = read.snapshotId() == null ? read : read.inconsistent();
      if (read.again() || after == null) {
        return complete(plan, id, name, mixed);
      }
      scope.passEnded(Source.PLAYLIST_ITEMS, holder, id, mixed, true);
      cursor = scope.newPass(PassReport.Kind.FULL, after).secondReading();
    }
  }

  /// The pass left by an earlier run, if the list is still the one it was reading.
  private Cursor resumable(String id, String name, @Nullable String listed) throws IOException {
    Cursor left = state.get().cursor(name);
    if (left == null || left.snapshotId() == null) {
      return scope.newPass(PassReport.Kind.FULL, listed);
    }
    String now = PlaylistListing.snapshotNow(scope, holder, id);
    if (now == null || now.equals(left.snapshotId())) {
      return left;
    }
    scope.passEnded(Source.PLAYLIST_ITEMS, holder, id, left.inconsistent(), false);
    return scope.newPass(PassReport.Kind.FULL, now);
  }

  private EntityRotation.Result complete(ListPlan plan, String id, String name, Cursor read) {
    scope.passEnded(Source.PLAYLIST_ITEMS, holder, id, read, true);
    String stored = read.snapshotId();
    scope
        .recorder()
        .afterStoring(
            plan.source(),
            holder.accountLabel(),
            () ->
                state.change(
                    account -> {
                      account.cursor(name, null);
                      if (stored != null) {
                        account.storedSnapshot(id, stored);
                      }
                    }));
    return new EntityRotation.Result.Read(stored == null ? scope.dueAfter(WITHOUT_VERSION) : null);
  }

  private EntityRotation.Result unfinished(ListPlan plan, String name, ListEnd end) {
    return switch (end) {
      case ListEnd.Refused(Cursor cursor, Fetched.Refused refusal) -> {
        if (refusal.status() == 403) {
          forbidden.add(String.valueOf(plan.entity()));
        }
        yield new EntityRotation.Result.Refused(
            refusal,
            scope.now().plus(refusal.status() == 403 ? AFTER_FORBIDDEN : AFTER_REFUSAL),
            null);
      }
      case ListEnd.Paused(Cursor cursor, var stop) -> {
        keep(plan, name, cursor);
        yield new EntityRotation.Result.Stopped(stop);
      }
      case ListEnd.Unavailable(Cursor cursor, String message) -> {
        keep(plan, name, cursor);
        yield new EntityRotation.Result.Failed(message);
      }
      case ListEnd.Endless endless ->
          new EntityRotation.Result.Failed(
              plan.describe() + " does not end; it is asked for again later");
      case ListEnd.Complete complete ->
          throw new IllegalStateException("a complete reading is not unfinished");
    };
  }

  private void keep(ListPlan plan, String name, Cursor cursor) {
    if (cursor.items() == 0) {
      return;
    }
    scope.passEnded(plan.source(), holder, plan.entity(), cursor, false);
    scope
        .recorder()
        .afterStoring(
            plan.source(),
            holder.accountLabel(),
            () -> state.change(account -> account.cursor(name, cursor)));
  }

  private ListReader.Verdict look(List<@Nullable Object> elements) {
    for (JsonObject entry : JsonObject.objectsOf(elements)) {
      scope.catalogues().meetTrack(ListEntries.item(entry));
    }
    return ListReader.Verdict.GO_ON;
  }
}
