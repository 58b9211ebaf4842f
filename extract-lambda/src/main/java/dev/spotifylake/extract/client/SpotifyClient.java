package dev.spotifylake.extract.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonTree;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.raw.RawRequest;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.api.SpotifyApi;
import dev.spotifylake.extract.api.SpotifyReply;
import dev.spotifylake.extract.api.SpotifyRequest;
import dev.spotifylake.extract.log.RunEvents;
import dev.spotifylake.extract.raw.RawRecorder;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Calls Spotify: adds the access token, keeps to the budgets, counts, records every response in
/// raw, and tries again where that can help.
public final class SpotifyClient {
  // Spotify's own advice for 5xx is to try again. After three failures it counts as down.
  private static final int TRIES = 3;

  // A second rate limit in a row happens where others use the app too; a third means to stop.
  private static final int RATE_WAITS = 2;

  // Half of all bytes of an older app's responses. No decision of a run needs them.
  private static final Set<String> UNUSED_FIELDS = Set.of("available_markets", "images");

  private static final ObjectNode NO_BODY = JsonNodeFactory.instance.objectNode();

  private final SpotifyApi api;
  private final AccessTokens tokens;
  private final CallGovernor governor;
  private final AppProfile profile;
  private final RawRecorder recorder;
  private final RunStatistics statistics;
  private final RunEvents events;
  private final InstantSource clock;
  private final Backoff backoff;

  public SpotifyClient(
      SpotifyApi api,
      AccessTokens tokens,
      CallGovernor governor,
      AppProfile profile,
      RawRecorder recorder,
      RunStatistics statistics,
      RunEvents events,
      InstantSource clock,
      Backoff backoff) {
    this.api = api;
    this.tokens = tokens;
    this.governor = governor;
    this.profile = profile;
    this.recorder = recorder;
    this.statistics = statistics;
    this.events = events;
    this.clock = clock;
    this.backoff = backoff;
  }

  /// Makes a call and records its responses in raw.
  ///
  /// @throws IOException if the lake cannot be written
  public FetchResult fetch(Call call) throws IOException {
    return new Attempt(call, true).make();
  }

  /// Requests the profile of a signed-in person. Its response feeds no table and is not recorded.
  public FetchResult fetchMe(TokenHolder.User user, Source onBehalfOf) throws IOException {
    Call call = new Call(onBehalfOf, user, Endpoint.ME, null, null, Map.of(), RawContext.NONE);
    return fetchUnrecorded(call);
  }

  /// Makes a call without recording its responses in raw.
  public FetchResult fetchUnrecorded(Call call) throws IOException {
    return new Attempt(call, false).make();
  }

  /// One call with all its tries.
  private final class Attempt {
    private final Call call;
    private final boolean recorded;
    private final SourceStatistics source;
    private int failures;
    private int rateWaits;
    private boolean renewed;

    Attempt(Call call, boolean recorded) {
      this.call = call;
      this.recorded = recorded;
      this.source = statistics.of(call.source(), call.holder().accountLabel());
    }

    FetchResult make() throws IOException {
      while (true) {
        FetchResult result =
            switch (tokens.get(call.holder())) {
              case AccessToken.Ready ready -> {
                StopReason stop = governor.admit(call.endpoint());
                yield stop == null ? makeOnce(ready) : new FetchResult.Stopped(stop);
              }
              case AccessToken.SignedOut(String message) ->
                  new FetchResult.Stopped(new StopReason(Outcome.TOKEN_DEAD, message));
              case AccessToken.Unavailable(String message) ->
                  new FetchResult.Stopped(new StopReason(Outcome.FAILED, message));
            };
        if (result != null) {
          return result;
        }
      }
    }

    /// Null means to try again.
    private @Nullable FetchResult makeOnce(AccessToken.Ready ready) throws IOException {
      SpotifyRequest request =
          new SpotifyRequest(call.endpoint(), call.pathId(), call.parameters(), ready.token());
      Instant sent = clock.instant();
      SpotifyReply reply = api.get(request);
      Duration took = Duration.between(sent, clock.instant());
      source.countCall(took);
      events.call(
          call.source(), call.holder().accountLabel(), call.endpoint(), call.entity(), reply, took);
      return switch (reply) {
        case SpotifyReply.Received(int status, byte[] body) -> received(request, status, body);
        case SpotifyReply.Unauthorized(byte[] body) -> {
          record(request, 401, body);
          if (renewed) {
            yield new FetchResult.Refused(401, "even with a new access token");
          }
          renewed = true;
          tokens.drop(call.holder());
          yield null;
        }
        case SpotifyReply.RateLimited limited -> {
          record(request, 429, limited.body());
          yield rateLimited(limited);
        }
        case SpotifyReply.Refused(int status, String message, byte[] body) -> {
          record(request, status, body);
          if (status == 403) {
            profile.recordForbidden(call.endpoint());
          }
          yield new FetchResult.Refused(status, message);
        }
        case SpotifyReply.ServerTrouble(int status, byte[] body) -> {
          record(request, status, body);
          yield failed("responded with " + status);
        }
        case SpotifyReply.Broken(String reason) -> {
          source.countBrokenConnection();
          yield failed("gave no complete response (" + reason + ")");
        }
      };
    }

    private @Nullable FetchResult received(SpotifyRequest request, int status, byte[] body)
        throws IOException {
      profile.recordSuccess(call.endpoint());
      ObjectNode response;
      try {
        response = JsonTree.parse(body, UNUSED_FIELDS);
      } catch (IOException e) {
        record(request, status, body);
        return failed("responded with " + status + " and a body that is cut off or not JSON");
      }
      Instant observedAt = clock.instant();
      record(request, status, body, response, observedAt);
      return new FetchResult.Document(response, observedAt);
    }

    private @Nullable FetchResult rateLimited(SpotifyReply.RateLimited limited) {
      StopReason stop =
          governor.rateLimited(call.endpoint(), limited.retryAfter(), limited.quota());
      if (stop != null) {
        return new FetchResult.Stopped(stop);
      }
      rateWaits++;
      return rateWaits > RATE_WAITS
          ? new FetchResult.Stopped(
              new StopReason(
                  Outcome.DONE_IN_PART,
                  "Spotify limits the rate of "
                      + call.endpoint().template()
                      + " again and again; the next run continues"))
          : null;
    }

    private @Nullable FetchResult failed(String how) {
      failures++;
      if (failures < TRIES && backoff.pause(failures)) {
        return null;
      }
      return new FetchResult.Unavailable(
          call.endpoint().template()
              + (call.pathId() == null ? "" : " (" + call.pathId() + ")")
              + " "
              + how
              + " in "
              + failures
              + (failures == 1 ? " try" : " tries")
              + "; the next run tries again");
    }

    private void record(SpotifyRequest request, int status, byte[] body) throws IOException {
      record(request, status, body, NO_BODY, clock.instant());
    }

    private void record(
        SpotifyRequest request, int status, byte[] body, ObjectNode response, Instant observedAt)
        throws IOException {
      source.countResponse(status, body.length);
      if (recorded) {
        recorder.record(
            call.source(),
            call.holder().accountLabel(),
            call.entity(),
            RawRequest.of(request.path(), request.parameters()),
            observedAt,
            status,
            call.contextOf().apply(response),
            body);
      }
    }
  }
}
