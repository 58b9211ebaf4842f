package dev.spotifylake.extract.call;

import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.raw.RawRequest;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.api.SpotifyApi;
import dev.spotifylake.extract.api.SpotifyReply;
import dev.spotifylake.extract.api.SpotifyRequest;
import dev.spotifylake.extract.json.JsonObject;
import dev.spotifylake.extract.log.RunEvents;
import dev.spotifylake.extract.record.RawRecorder;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.time.Backoff;
import dev.spotifylake.extract.token.AccessToken;
import dev.spotifylake.extract.token.AccessTokens;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes calls: signs them, counts them, puts every response into raw, and tries again where that
/// can help.
public final class SpotifyClient {
  // Spotify's own advice for 5xx is to try again; what fails three times is down.
  private static final int TRIES = 3;

  // A second rate 429 in a row happens where others use the app too; a third means to leave it.
  private static final int RATE_WAITS = 2;

  private static final JsonObject NOTHING_READ = new JsonObject(Map.of());

  private final SpotifyApi api;
  private final AccessTokens tokens;
  private final CallGovernor governor;
  private final AppProfile profile;
  private final RawRecorder recorder;
  private final RunStatistics tallies;
  private final RunEvents events;
  private final InstantSource clock;
  private final Backoff backoff;

  public SpotifyClient(
      SpotifyApi api,
      AccessTokens tokens,
      CallGovernor governor,
      AppProfile profile,
      RawRecorder recorder,
      RunStatistics tallies,
      RunEvents events,
      InstantSource clock,
      Backoff backoff) {
    this.api = api;
    this.tokens = tokens;
    this.governor = governor;
    this.profile = profile;
    this.recorder = recorder;
    this.tallies = tallies;
    this.events = events;
    this.clock = clock;
    this.backoff = backoff;
  }

  /// Asks for what goes into raw.
  ///
  /// @throws IOException if the lake cannot be written
  public Fetched fetch(Call call) throws IOException {
    return new Attempt(call, true).make();
  }

  /// Asks who has signed in. It feeds no table, so it does not go into raw.
  public Fetched me(TokenHolder.User user, Source onBehalfOf) throws IOException {
    Call call = new Call(onBehalfOf, user, Endpoint.ME, null, null, Map.of(), RawContext.NONE);
    return new Attempt(call, false).make();
  }

  /// Asks for what somebody wants to know now. It does not go into raw.
  public Fetched ask(Call call) throws IOException {
    return new Attempt(call, false).make();
  }

  /// One call with all its tries.
  private final class Attempt {
    private final Call call;
    private final boolean recorded;
    private final SourceStatistics tally;
    private int failures;
    private int rateWaits;
    private boolean renewed;

    Attempt(Call call, boolean recorded) {
      this.call = call;
      this.recorded = recorded;
      this.tally = tallies.of(call.source(), call.holder().accountLabel());
    }

    Fetched make() throws IOException {
      while (true) {
        AccessToken token = tokens.get(call.holder());
        Fetched fetched =
            switch (token) {
              case AccessToken.Ready ready -> {
                Stop stop = governor.admit(call.endpoint());
                yield stop == null ? once(ready) : new Fetched.Stopped(stop);
              }
              case AccessToken.SignedOut(String message) ->
                  new Fetched.Stopped(new Stop(Outcome.TOKEN_DEAD, message));
              case AccessToken.Unavailable(String message) ->
                  new Fetched.Stopped(new Stop(Outcome.FAILED, message));
            };
        if (fetched != null) {
          return fetched;
        }
      }
    }

    /// Null means: again.
    private @Nullable Fetched once(AccessToken.Ready ready) throws IOException {
      SpotifyRequest request =
          new SpotifyRequest(call.endpoint(), call.pathId(), call.parameters(), ready.token());
      Instant asked = clock.instant();
      SpotifyReply reply = api.get(request);
      Duration took = Duration.between(asked, clock.instant());
      tally.call(took);
      events.call(
          call.source(), call.holder().accountLabel(), call.endpoint(), call.entity(), reply, took);
      return switch (reply) {
        case SpotifyReply.Received(int status, byte[] body) -> answered(request, status, body);
        case SpotifyReply.Unauthorized(byte[] body) -> {
          record(request, 401, body);
          if (renewed) {
            yield new Fetched.Refused(401, "even with a new access token");
          }
          renewed = true;
          tokens.drop(call.holder());
          yield null;
        }
        case SpotifyReply.RateLimited limited -> {
          record(request, 429, limited.body());
          yield limited(limited);
        }
        case SpotifyReply.Refused(int status, String message, byte[] body) -> {
          record(request, status, body);
          if (status == 403) {
            profile.forbidden(call.endpoint());
          }
          yield new Fetched.Refused(status, message);
        }
        case SpotifyReply.ServerTrouble(int status, byte[] body) -> {
          record(request, status, body);
          yield failed("answered " + status);
        }
        case SpotifyReply.Broken(String reason) -> {
          tally.broken();
          yield failed("gave no whole response (" + reason + ")");
        }
      };
    }

    private @Nullable Fetched answered(SpotifyRequest request, int status, byte[] body)
        throws IOException {
      profile.answered(call.endpoint());
      JsonObject response;
      try {
        response = JsonObject.parse(body);
      } catch (IOException e) {
        record(request, status, body);
        return failed("answered " + status + " with something that is not JSON or is cut off");
      }
      record(request, status, body, response);
      return new Fetched.Document(response);
    }

    private @Nullable Fetched limited(SpotifyReply.RateLimited limited) {
      Stop stop = governor.limited(call.endpoint(), limited.retryAfter(), limited.quota());
      if (stop != null) {
        return new Fetched.Stopped(stop);
      }
      rateWaits++;
      return rateWaits > RATE_WAITS
          ? new Fetched.Stopped(
              new Stop(
                  Outcome.DONE_IN_PART,
                  "Spotify limits the rate of "
                      + call.endpoint().template()
                      + " again and again; the next run goes on"))
          : null;
    }

    private @Nullable Fetched failed(String how) {
      failures++;
      if (failures < TRIES && backoff.pause(failures)) {
        return null;
      }
      return new Fetched.Unavailable(
          call.endpoint().template()
              + (call.pathId() == null ? "" : " (" + call.pathId() + ")")
              + " "
              + how
              + " in "
              + failures
              + (failures == 1 ? " try" : " tries")
              + "; the next run asks again");
    }

    private void record(SpotifyRequest request, int status, byte[] body) throws IOException {
      record(request, status, body, NOTHING_READ);
    }

    private void record(SpotifyRequest request, int status, byte[] body, JsonObject response)
        throws IOException {
      tally.response(status, body.length);
      if (recorded) {
        recorder.record(
            call.source(),
            call.holder().accountLabel(),
            call.entity(),
            RawRequest.of(request.path(), request.parameters()),
            clock.instant(),
            status,
            call.contextOf().apply(response),
            body);
      }
    }
  }
}
