package dev.spotifylake.extract.call;

import dev.spotifylake.common.config.AppProfileSetting;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.state.AppState;
import dev.spotifylake.extract.state.StateFile;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/// Which of the endpoints that Spotify took from new apps this app still has, learnt from what it
/// responses. No other endpoint is ever given up: what else is refused belongs to the one thing
/// asked for.
public final class AppProfile {
  // An app may be given more; once a week it is asked.
  private static final Duration KEPT = Duration.ofDays(7);

  private final StateFile<AppState> app;
  private final AppProfileSetting setting;
  private final Instant now;
  private final Set<Endpoint> refusedInThisRun = EnumSet.noneOf(Endpoint.class);
  private final Set<Endpoint> answeredInThisRun = EnumSet.noneOf(Endpoint.class);

  public AppProfile(StateFile<AppState> app, AppProfileSetting setting, Instant now) {
    this.app = app;
    this.setting = setting;
    this.now = now;
  }

  /// Whether asking can be of use.
  public boolean mayAsk(Endpoint endpoint) {
    if (!endpoint.removedForNewApps()) {
      return true;
    }
    if (setting == AppProfileSetting.RESTRICTED || refusedInThisRun.contains(endpoint)) {
      return false;
    }
    Instant refused = app.get().refused().get(endpoint.template());
    return refused == null || !refused.plus(KEPT).isAfter(now) || isAvailable(endpoint);
  }

  void answered(Endpoint endpoint) {
    if (endpoint.removedForNewApps()) {
      answeredInThisRun.add(endpoint);
    }
  }

  /// A 403. Where the endpoint is known to response, it belongs to the one thing asked for.
  void forbidden(Endpoint endpoint) {
    if (endpoint.removedForNewApps() && !isAvailable(endpoint)) {
      refusedInThisRun.add(endpoint);
    }
  }

  private boolean isAvailable(Endpoint endpoint) {
    Instant answered = app.get().answered().get(endpoint.template());
    Instant refused = app.get().refused().get(endpoint.template());
    return answeredInThisRun.contains(endpoint)
        || (answered != null
            && answered.plus(KEPT).isAfter(now)
            && (refused == null || answered.isAfter(refused)));
  }

  /// Remembers what this run found out; not where all was 403, for that says nothing of endpoints.
  public void learn(boolean anythingAnswered) {
    if (!anythingAnswered) {
      return;
    }
    for (Endpoint endpoint : refusedInThisRun) {
      app.change(state -> state.refused().raise(endpoint.template(), now));
    }
    for (Endpoint endpoint : answeredInThisRun) {
      app.change(state -> state.answered().raise(endpoint.template(), now));
    }
  }
}
