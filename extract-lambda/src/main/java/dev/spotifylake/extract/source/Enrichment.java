package dev.spotifylake.extract.source;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.call.Call;
import dev.spotifylake.extract.call.CallGovernor;
import dev.spotifylake.extract.call.Fetched;
import dev.spotifylake.extract.call.SourceStatistics;
import dev.spotifylake.extract.json.JsonObject;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.state.EntityBacklog;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Looks up once what other responses only name: the artists and albums of tracks, and what the
/// watch-list names.
public final class Enrichment {
  // The day's budget over its hours: so that a first run leaves calls for what is met later.
  private static final int MET_PER_RUN = CallGovernor.GROUP_BUDGET / 24;

  private static final int FAILURES_IN_A_ROW = 2;

  private final RunScope scope;
  private final TokenHolder holder;
  private final AlbumTracks albumTracks;

  public Enrichment(RunScope scope, TokenHolder holder, AlbumTracks albumTracks) {
    this.scope = scope;
    this.holder = holder;
    this.albumTracks = albumTracks;
  }

  /// @param watched ids of the watch-list: all of them now, as far as the budget goes
  public void read(Source kind, List<String> watched) throws IOException {
    StateFile<EntityBacklog> catalogue = scope.catalogues().of(kind);
    Set<String> asked = new LinkedHashSet<>(watched);
    asked.removeIf(id -> catalogue.get().isDone(id));
    int ofWatched = asked.size();
    catalogue.get().wanted().stream().limit(MET_PER_RUN).forEach(asked::add);
    int failures = 0;
    int place = 0;
    for (String id : asked) {
      boolean isWatched = place++ < ofWatched;
      SourceStatistics tally = scope.tally(kind, holder);
      tally.entity();
      switch (scope.calls().fetch(Call.ofOne(kind, holder, endpoint(kind), id))) {
        case Fetched.Document(JsonObject thing) -> {
          failures = 0;
          tally.end(Outcome.DONE, null);
          if (kind == Source.ALBUM) {
            scope.catalogues().meetAlbum(thing);
            albumTracks.wantRest(id, thing);
          }
          lookedAfterStoring(kind, catalogue, id);
        }
        case Fetched.Refused refusal -> {
          failures = 0;
          refused(kind, catalogue, tally, id, refusal, isWatched);
          if (refusal.status() == 403 && !scope.tallies().anythingAnswered()) {
            // Perhaps everything is refused: then asking for the others is in vain.
            failures = FAILURES_IN_A_ROW;
          }
        }
        case Fetched.Unavailable(String message) -> {
          failures++;
          tally.end(Outcome.FAILED, message);
          scope.findings().problem(message);
        }
        case Fetched.Stopped(var stop) -> {
          tally.end(stop);
          failures = FAILURES_IN_A_ROW;
        }
      }
      if (failures == FAILURES_IN_A_ROW) {
        break;
      }
    }
    scope.recorder().store(kind, holder.accountLabel());
  }

  private void refused(
      Source kind,
      StateFile<EntityBacklog> catalogue,
      SourceStatistics tally,
      String id,
      Fetched.Refused refusal,
      boolean isWatched) {
    if (refusal.status() == 401) {
      tally.end(Outcome.FAILED, "Spotify refused: " + refusal.said());
      return;
    }
    if (isWatched) {
      EntityRotation.Result.Refused result =
          EntityRotation.Result.Refused.ofWatched(kind, id, refusal, scope.now());
      tally.end(Outcome.DONE_IN_PART, result.problem());
      scope.findings().problem(String.valueOf(result.problem()));
    } else {
      tally.end(Outcome.DONE, null);
    }
    // Asked once: what is not there will not come.
    scope.findings().ifAnythingAnswered(() -> catalogue.change(state -> state.looked(id)));
  }

  private void lookedAfterStoring(Source kind, StateFile<EntityBacklog> catalogue, String id) {
    scope
        .recorder()
        .afterStoring(
            kind, holder.accountLabel(), () -> catalogue.change(state -> state.looked(id)));
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
