package dev.spotifylake.extract.client;

import dev.spotifylake.common.config.AppProfileSetting;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.state.AppState;
import dev.spotifylake.extract.state.StateFile;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/// Which legacy endpoints this app may call, learnt from Spotify's responses. All other endpoints
/// may always be called: a refusal there concerns one entity only.
public final class AppProfile {
  // Spotify may open an endpoint to an app later, so a refused one is called once a week.
  private static final Duration VALID_FOR = Duration.ofDays(7);

  private final StateFile<AppState> app;
  private final AppProfileSetting setting;
  private final Instant now;
  private final Set<Endpoint> refusedInThisRun = EnumSet.noneOf(Endpoint.class);
  private final Set<Endpoint> availableInThisRun = EnumSet.noneOf(Endpoint.class);

  /// @param now when the run began
  public AppProfile(StateFile<AppState> app, AppProfileSetting setting, Instant now) {
    this.app = app;
    this.setting = setting;
    this.now = now;
  }

  /// Whether a call may succeed.
  public boolean mayCall(Endpoint endpoint) {
    if (!endpoint.isLegacy()) {
      return true;
    }
    if (setting == AppProfileSetting.RESTRICTED || refusedInThisRun.contains(endpoint)) {
      return false;
    }
    Instant refused = app.get().refused().get(endpoint.template());
    return refused == null || !refused.plus(VALID_FOR).isAfter(now) || isAvailable(endpoint);
  }

  void recordSuccess(Endpoint endpoint) {
    if (endpoint.isLegacy()) {
      availableInThisRun.add(endpoint);
    }
  }

  /// Records a 403. If the endpoint is known to be available, the 403 concerns one entity only.
  void recordForbidden(Endpoint endpoint) {
    if (endpoint.isLegacy() && !isAvailable(endpoint)) {
      refusedInThisRun.add(endpoint);
    }
  }

  private boolean isAvailable(Endpoint endpoint) {
    Instant available = app.get().available().get(endpoint.template());
    Instant refused = app.get().refused().get(endpoint.template());
    return availableInThisRun.contains(endpoint)
        || (available != null
            && available.plus(VALID_FOR).isAfter(now)
            && (refused == null || available.isAfter(refused)));
  }

  /// Adds what this run has learnt to the state. Where every call was refused, that shows nothing
  /// about single endpoints, and nothing is added.
  public void learn(boolean anySucceeded) {
    if (!anySucceeded) {
      return;
    }
    for (Endpoint endpoint : refusedInThisRun) {
      app.change(state -> state.refused().raise(endpoint.template(), now));
    }
    for (Endpoint endpoint : availableInThisRun) {
      app.change(state -> state.available().raise(endpoint.template(), now));
    }
  }
}
