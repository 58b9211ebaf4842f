package dev.spotifylake.extract.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.client.Call;
import dev.spotifylake.extract.client.CallGovernor;
import dev.spotifylake.extract.client.FetchResult;
import dev.spotifylake.extract.client.SourceStatistics;
import dev.spotifylake.extract.paging.EntityRotation;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.run.RunContext;
import dev.spotifylake.extract.state.LookupBacklog;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Looks up catalog entities by id, each once: the entities of the watch-list, and the artists and
/// albums that other responses name.
public final class EntityLookup {
  // An hour's share of the day's budget, so that a first run leaves calls for later entities.
  private static final int COLLECTED_PER_RUN = CallGovernor.GROUP_BUDGET / 24;

  // One entity that always fails must not hold up the others; two in a row mean that Spotify fails.
  private static final int FAILURES_IN_A_ROW = 2;

  private final RunContext run;
  private final TokenHolder holder;
  private final EntityCollector entities;
  private final AlbumTracks albumTracks;

  /// @param albumTracks takes over the albums whose tracks go on
  public EntityLookup(
      RunContext run, TokenHolder holder, EntityCollector entities, AlbumTracks albumTracks) {
    this.run = run;
    this.holder = holder;
    this.entities = entities;
    this.albumTracks = albumTracks;
  }

  /// Looks up and stores entities of one kind.
  ///
  /// @param watched ids of the watch-list: all of them in this run, as far as the budget goes
  /// @throws IOException if the lake cannot be written
  public void read(Source kind, List<String> watched) throws IOException {
    StateFile<LookupBacklog> backlog = entities.backlog(kind);
    Set<String> ids = new LinkedHashSet<>(watched);
    ids.removeIf(id -> backlog.get().isDone(id));
    int watchedIds = ids.size();
    backlog.get().waiting().stream().limit(COLLECTED_PER_RUN).forEach(ids::add);
    int failures = 0;
    int position = 0;
    for (String id : ids) {
      boolean isWatched = position++ < watchedIds;
      SourceStatistics statistics = run.statistics(kind, holder);
      statistics.countEntity();
      switch (run.client().fetch(Call.ofEntity(kind, holder, endpoint(kind), id))) {
        case FetchResult.Document(ObjectNode entity, var _) -> {
          failures = 0;
          statistics.end(Outcome.DONE, null);
          if (kind == Source.ALBUM) {
            entities.collectAlbum(entity);
            albumTracks.planRest(id, entity);
          }
          markDoneAfterStoring(kind, backlog, id);
        }
        case FetchResult.Refused refusal -> {
          failures = 0;
          refused(kind, backlog, statistics, id, refusal, isWatched);
          if (refusal.status() == 403 && !run.statistics().anySucceeded()) {
            // Spotify may be refusing everything; more calls would then be wasted.
            failures = FAILURES_IN_A_ROW;
          }
        }
        case FetchResult.Unavailable(String message) -> {
          failures++;
          statistics.end(Outcome.FAILED, message);
          run.findings().addProblem(message);
        }
        case FetchResult.Stopped(var stop) -> {
          statistics.end(stop);
          failures = FAILURES_IN_A_ROW;
        }
      }
      if (failures == FAILURES_IN_A_ROW) {
        break;
      }
    }
    run.recorder().store(kind, holder.accountLabel());
  }

  private void refused(
      Source kind,
      StateFile<LookupBacklog> backlog,
      SourceStatistics statistics,
      String id,
      FetchResult.Refused refusal,
      boolean isWatched) {
    if (refusal.status() == 401) {
      statistics.end(Outcome.FAILED, "Spotify refused: " + refusal.describe());
      return;
    }
    if (isWatched) {
      EntityRotation.Result.Refused result =
          EntityRotation.Result.Refused.ofWatched(kind, id, refusal, run.startedAt());
      statistics.end(Outcome.DONE_IN_PART, result.problem());
      run.findings().addProblem(String.valueOf(result.problem()));
    } else {
      statistics.end(Outcome.DONE, null);
    }
    // An entity that does not exist is not requested again.
    run.findings().ifAnySucceeded(() -> backlog.change(state -> state.markDone(id)));
  }

  private void markDoneAfterStoring(Source kind, StateFile<LookupBacklog> backlog, String id) {
    run.recorder()
        .afterStoring(
            kind, holder.accountLabel(), () -> backlog.change(state -> state.markDone(id)));
  }

  private static Endpoint endpoint(Source kind) {
    return switch (kind) {
      case ARTIST -> Endpoint.ARTIST;
      case ALBUM -> Endpoint.ALBUM;
      case TRACK -> Endpoint.TRACK;
      default -> throw new IllegalArgumentException(kind.wireName() + " is not looked up by id");
    };
  }
}
