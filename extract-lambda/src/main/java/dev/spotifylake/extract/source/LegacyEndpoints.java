package dev.spotifylake.extract.source;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.call.Call;
import dev.spotifylake.extract.call.Fetched;
import dev.spotifylake.extract.json.JsonObject;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.Cursor;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// New releases and artists' top tracks: what Spotify shows only to apps made before February 2026.
/// A refusal of the endpoint is nobody's fault and is remembered; it is no problem of the run.
public final class LegacyEndpoints {
  private static final Duration DAILY = Duration.ofDays(1);

  private final RunScope scope;
  private final StateFile<AccountState> state;
  private final TokenHolder holder;

  public LegacyEndpoints(RunScope scope, StateFile<AccountState> state, TokenHolder holder) {
    this.scope = scope;
    this.state = state;
    this.holder = holder;
  }

  public void readNewReleases() throws IOException {
    String name = Source.NEW_RELEASES.wireName();
    Cursor left = state.get().cursor(name);
    if (!scope.profile().mayAsk(Endpoint.NEW_RELEASES)
        || (left == null && !state.get().due().hasCome(name, scope.now()))) {
      return;
    }
    scope.tally(Source.NEW_RELEASES, holder).entity();
    ListPlan plan =
        new ListPlan(
            Source.NEW_RELEASES, holder, Endpoint.NEW_RELEASES, null, null, Map.of(), "albums");
    ListEnd end =
        new ListReader(scope)
            .read(
                plan,
                left == null ? scope.newPass(PassReport.Kind.FULL, null) : left,
                elements -> ListReader.Verdict.GO_ON);
    if (end instanceof ListEnd.Refused refused && refused.refusal().status() == 403) {
      scope.tally(Source.NEW_RELEASES, holder).end(Outcome.DONE, null);
    } else if (new PassCheckpoint(scope, state).keep(plan, name, end, scope.dueAfter(DAILY))) {
      scope.tally(Source.NEW_RELEASES, holder).end(Outcome.DONE, null);
    }
    scope.recorder().store(Source.NEW_RELEASES, holder.accountLabel());
  }

  public void readTopTracks(List<String> artists) throws IOException {
    if (!scope.profile().mayAsk(Endpoint.ARTIST_TOP_TRACKS)) {
      return;
    }
    EntityRotation.read(
        scope, state, Source.ARTIST_TOP_TRACKS, holder, artists, this::readTopTracksOf);
    scope.recorder().store(Source.ARTIST_TOP_TRACKS, holder.accountLabel());
  }

  private EntityRotation.Result readTopTracksOf(String id) throws IOException {
    if (!scope.profile().mayAsk(Endpoint.ARTIST_TOP_TRACKS)) {
      // Found out in this run, by the artist before.
      return new EntityRotation.Result.Read(null);
    }
    Call call = Call.ofOne(Source.ARTIST_TOP_TRACKS, holder, Endpoint.ARTIST_TOP_TRACKS, id);
    return switch (scope.calls().fetch(call)) {
      case Fetched.Document(JsonObject response) -> {
        response.objects("tracks").forEach(scope.catalogues()::meetTrack);
        yield new EntityRotation.Result.Read(scope.dueAfter(DAILY));
      }
      case Fetched.Refused refusal ->
          new EntityRotation.Result.Refused(
              refusal,
              // Where it is the endpoint that is refused, its standing decides, not this artist's.
              refusal.status() == 403 ? scope.now() : scope.dueAfter(DAILY),
              null);
      case Fetched.Unavailable(String message) -> new EntityRotation.Result.Failed(message);
      case Fetched.Stopped(var stop) -> new EntityRotation.Result.Stopped(stop);
    };
  }
}
