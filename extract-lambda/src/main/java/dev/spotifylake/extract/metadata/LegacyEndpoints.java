package dev.spotifylake.extract.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.client.Call;
import dev.spotifylake.extract.client.FetchResult;
import dev.spotifylake.extract.paging.EntityRotation;
import dev.spotifylake.extract.paging.ListPlan;
import dev.spotifylake.extract.paging.ListReader;
import dev.spotifylake.extract.paging.ListResult;
import dev.spotifylake.extract.paging.PassRecorder;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.run.RunContext;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.PassCheckpoint;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Reads new releases and artists' top tracks, which Spotify serves only to apps made before
/// February 2026. That the endpoint is refused is remembered; it is no problem of the run.
public final class LegacyEndpoints {
  private static final Duration DAILY = Duration.ofDays(1);

  private final RunContext run;
  private final StateFile<AccountState> state;
  private final TokenHolder holder;
  private final EntityCollector entities;

  public LegacyEndpoints(
      RunContext run, StateFile<AccountState> state, TokenHolder holder, EntityCollector entities) {
    this.run = run;
    this.state = state;
    this.holder = holder;
    this.entities = entities;
  }

  /// Reads and stores the new releases if they are due.
  ///
  /// @throws IOException if the lake cannot be written
  public void readNewReleases() throws IOException {
    String list = AccountState.listName(Source.NEW_RELEASES, null);
    PassCheckpoint unfinished = state.get().checkpoint(list);
    if (!run.profile().mayCall(Endpoint.NEW_RELEASES)
        || (unfinished == null && !state.get().due().isReached(list, run.startedAt()))) {
      return;
    }
    run.statistics(Source.NEW_RELEASES, holder).countEntity();
    ListPlan plan =
        new ListPlan(
            Source.NEW_RELEASES, holder, Endpoint.NEW_RELEASES, null, null, Map.of(), "albums");
    ListResult result =
        new ListReader(run)
            .read(
                plan,
                unfinished == null ? run.passes().begin(PassReport.Kind.FULL, null) : unfinished,
                elements -> ListReader.Verdict.CONTINUE);
    if (result instanceof ListResult.Refused refused && refused.refusal().status() == 403) {
      run.statistics(Source.NEW_RELEASES, holder).end(Outcome.DONE, null);
    } else if (new PassRecorder(run, state).record(plan, list, result, run.dueAfter(DAILY))) {
      run.statistics(Source.NEW_RELEASES, holder).end(Outcome.DONE, null);
    }
    run.recorder().store(Source.NEW_RELEASES, holder.accountLabel());
  }

  /// Reads and stores the top tracks that are due.
  ///
  /// @throws IOException if the lake cannot be written
  public void readTopTracks(List<String> artists) throws IOException {
    if (!run.profile().mayCall(Endpoint.ARTIST_TOP_TRACKS)) {
      return;
    }
    new EntityRotation(run, state, Source.ARTIST_TOP_TRACKS, holder)
        .read(artists, this::readTopTracksOf);
    run.recorder().store(Source.ARTIST_TOP_TRACKS, holder.accountLabel());
  }

  private EntityRotation.Result readTopTracksOf(String id) throws IOException {
    if (!run.profile().mayCall(Endpoint.ARTIST_TOP_TRACKS)) {
      // The previous artist of this run showed that the endpoint is refused.
      return new EntityRotation.Result.Read(null);
    }
    Call call = Call.ofEntity(Source.ARTIST_TOP_TRACKS, holder, Endpoint.ARTIST_TOP_TRACKS, id);
    return switch (run.client().fetch(call)) {
      case FetchResult.Document(ObjectNode response, var _) -> {
        for (JsonNode track : response.path("tracks")) {
          if (track instanceof ObjectNode object) {
            entities.collectTrack(object);
          }
        }
        yield new EntityRotation.Result.Read(run.dueAfter(DAILY));
      }
      case FetchResult.Refused refusal ->
          new EntityRotation.Result.Refused(
              refusal,
              // After a 403 the app's profile decides when to try again, not this artist.
              refusal.status() == 403 ? run.startedAt() : run.dueAfter(DAILY),
              null);
      case FetchResult.Unavailable(String message) -> new EntityRotation.Result.Failed(message);
      case FetchResult.Stopped(var stop) -> new EntityRotation.Result.Stopped(stop);
    };
  }
}
