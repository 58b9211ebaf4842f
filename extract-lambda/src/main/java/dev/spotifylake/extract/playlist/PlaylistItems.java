package dev.spotifylake.extract.playlist;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.client.FetchResult;
import dev.spotifylake.extract.metadata.EntityCollector;
import dev.spotifylake.extract.paging.EntityRotation;
import dev.spotifylake.extract.paging.ListPlan;
import dev.spotifylake.extract.paging.ListReader;
import dev.spotifylake.extract.paging.ListResult;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.run.RunContext;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.KnownPlaylist;
import dev.spotifylake.extract.state.PassCheckpoint;
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

/// Reads the items of playlists whose version is not the stored one. A playlist that changes
/// between its pages is read a second time; if it changes again, the pass counts as inconsistent in
/// the report.
final class PlaylistItems {
  // Without both types Spotify leaves out the episodes.
  private static final Map<String, String> ALL_TYPES = Map.of("additional_types", "track,episode");

  // A playlist stays forbidden until its owner changes it.
  private static final Duration AFTER_FORBIDDEN = Duration.ofDays(7);
  private static final Duration AFTER_REFUSAL = Duration.ofDays(1);

  // Without a version a change cannot be seen, so the playlist is read daily.
  private static final Duration WITHOUT_VERSION = Duration.ofDays(1);

  private final RunContext run;
  private final StateFile<AccountState> state;
  private final TokenHolder holder;
  private final EntityCollector entities;
  private final ListReader reader;
  private final Set<String> forbidden = new HashSet<>();

  PlaylistItems(
      RunContext run, StateFile<AccountState> state, TokenHolder holder, EntityCollector entities) {
    this.run = run;
    this.state = state;
    this.holder = holder;
    this.entities = entities;
    this.reader = new ListReader(run);
  }

  /// Reads the playlists that have changed. The caller stores the pages.
  void read() throws IOException {
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
    new EntityRotation(run, state, Source.PLAYLIST_ITEMS, holder).read(changed, this::readOne);
  }

  /// Whether Spotify responded with 403 to a request for the playlist's items in this run.
  boolean wasForbidden(String id) {
    return forbidden.contains(id);
  }

  private boolean isChanged(String id, KnownPlaylist playlist) {
    return playlist.listed() == null
        || !playlist.listed().equals(state.get().storedSnapshot(id))
        || state.get().checkpoint(listName(id)) != null;
  }

  private static String listName(String id) {
    return AccountState.listName(Source.PLAYLIST_ITEMS, id);
  }

  /// The endpoints that may serve the items, the best first. Apps made since February 2026 get only
  /// playlists that the person owns or collaborates on.
  private List<Endpoint> endpoints(KnownPlaylist playlist) {
    List<Endpoint> endpoints = new ArrayList<>();
    if (playlist.own() && holder instanceof TokenHolder.User) {
      endpoints.add(Endpoint.PLAYLIST_ITEMS);
    }
    if (run.profile().mayCall(Endpoint.PLAYLIST_TRACKS)) {
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
      result = readAll(id, playlist.listed(), endpoint);
      if (!(result instanceof EntityRotation.Result.Refused)) {
        return result;
      }
    }
    return result;
  }

  private EntityRotation.Result readAll(String id, @Nullable String listed, Endpoint endpoint)
      throws IOException {
    ListPlan plan = ListPlan.ofEntity(Source.PLAYLIST_ITEMS, holder, endpoint, id).with(ALL_TYPES);
    PassCheckpoint from = resumable(id, listed);
    while (true) {
      ListResult result = reader.read(plan, from, this::visit);
      if (!(result instanceof ListResult.Complete)) {
        return unfinished(plan, id, result);
      }
      PassCheckpoint read = result.checkpoint();
      // One response shows one version. Only several responses can mix versions.
      boolean severalResponses = from.items() > 0 || read.items() > reader.pageLimit(endpoint);
      String after =
          severalResponses ? PlaylistListing.currentSnapshot(run, holder, id) : read.snapshotId();
      if (after != null && after.equals(read.snapshotId())) {
        return complete(id, read);
      }
      PassCheckpoint mixed = read.snapshotId() == null ? read : read.inconsistent();
      if (read.again() || after == null) {
        return complete(id, mixed);
      }
      run.passes().report(Source.PLAYLIST_ITEMS, holder, id, mixed, true);
      from = run.passes().begin(PassReport.Kind.FULL, after).secondReading();
    }
  }

  /// The unfinished pass of an earlier run, if the playlist still has the version it was reading;
  /// else a new pass.
  private PassCheckpoint resumable(String id, @Nullable String listed) throws IOException {
    PassCheckpoint stored = state.get().checkpoint(listName(id));
    if (stored == null || stored.snapshotId() == null) {
      return run.passes().begin(PassReport.Kind.FULL, listed);
    }
    String current = PlaylistListing.currentSnapshot(run, holder, id);
    if (current == null || current.equals(stored.snapshotId())) {
      return stored;
    }
    run.passes().report(Source.PLAYLIST_ITEMS, holder, id, stored.inconsistent(), false);
    return run.passes().begin(PassReport.Kind.FULL, current);
  }

  private EntityRotation.Result complete(String id, PassCheckpoint read) {
    run.passes().report(Source.PLAYLIST_ITEMS, holder, id, read, true);
    String snapshot = read.snapshotId();
    run.recorder()
        .afterStoring(
            Source.PLAYLIST_ITEMS,
            holder.accountLabel(),
            () ->
                state.change(
                    account -> {
                      account.checkpoint(listName(id), null);
                      if (snapshot != null) {
                        account.storedSnapshot(id, snapshot);
                      }
                    }));
    return new EntityRotation.Result.Read(snapshot == null ? run.dueAfter(WITHOUT_VERSION) : null);
  }

  private EntityRotation.Result unfinished(ListPlan plan, String id, ListResult result) {
    return switch (result) {
      case ListResult.Refused(PassCheckpoint checkpoint, FetchResult.Refused refusal) -> {
        if (refusal.status() == 403) {
          forbidden.add(id);
        }
        yield new EntityRotation.Result.Refused(
            refusal,
            run.startedAt().plus(refusal.status() == 403 ? AFTER_FORBIDDEN : AFTER_REFUSAL),
            null);
      }
      case ListResult.Paused(PassCheckpoint checkpoint, var stop) -> {
        pause(id, checkpoint);
        yield new EntityRotation.Result.Stopped(stop);
      }
      case ListResult.Unavailable(PassCheckpoint checkpoint, String message) -> {
        pause(id, checkpoint);
        yield new EntityRotation.Result.Failed(message);
      }
      case ListResult.Endless endless ->
          new EntityRotation.Result.Failed(
              plan.describe() + " does not end; a later run tries again");
      case ListResult.Complete complete ->
          throw new IllegalStateException("a complete pass is not unfinished");
    };
  }

  private void pause(String id, PassCheckpoint checkpoint) {
    if (checkpoint.items() == 0) {
      return;
    }
    run.passes().report(Source.PLAYLIST_ITEMS, holder, id, checkpoint, false);
    run.recorder()
        .afterStoring(
            Source.PLAYLIST_ITEMS,
            holder.accountLabel(),
            () -> state.change(account -> account.checkpoint(listName(id), checkpoint)));
  }

  private ListReader.Verdict visit(ArrayNode elements) {
    for (ObjectNode entry : JsonFields.objects(elements)) {
      entities.collectEntry(entry);
    }
    return ListReader.Verdict.CONTINUE;
  }
}
