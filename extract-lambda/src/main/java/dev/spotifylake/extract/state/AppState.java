package dev.spotifylake.extract.state;

import dev.spotifylake.extract.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What all accounts of the app share: `state/app.json`.
public final class AppState {
  public static final String KEY = "state/app.json";
  private static final int VERSION = 1;

  public static final StateFile.StateFormat<AppState> FORMAT =
      new StateFile.StateFormat<>() {
        @Override
        public AppState empty() {
          return new AppState(new JsonObject(Map.of()));
        }

        @Override
        public AppState read(byte[] bytes) throws IOException {
          return new AppState(JsonObject.parse(bytes));
        }

        @Override
        public byte[] write(AppState state) {
          return state.toJson().bytes();
        }
      };

  private final CallCounts calls;
  private final Instants cooldowns;
  private final Instants refused;
  private final Instants answered;
  private final Map<String, Integer> pageLimits = new TreeMap<>();
  private final Map<String, String> unfinishedRuns = new TreeMap<>();

  private AppState(JsonObject json) {
    calls = CallCounts.from(json.object("calls"));
    cooldowns = Instants.from(json.object("cooldowns"));
    refused = Instants.from(json.object("refused"));
    answered = Instants.from(json.object("answered"));
    JsonObject limits = json.object("page_limits");
    if (limits != null) {
      for (String group : limits.fields().keySet()) {
        Integer limit = limits.whole(group);
        if (limit != null) {
          pageLimits.put(group, limit);
        }
      }
    }
    JsonObject runs = json.object("unfinished_runs");
    if (runs != null) {
      for (String run : runs.fields().keySet()) {
        String started = runs.text(run);
        unfinishedRuns.put(run, started == null ? "" : started);
      }
    }
  }

  private JsonObject toJson() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("v", VERSION);
    json.put("calls", calls.toJson());
    json.put("cooldowns", cooldowns.toJson());
    json.put("refused", refused.toJson());
    json.put("answered", answered.toJson());
    json.put("page_limits", pageLimits);
    json.put("unfinished_runs", unfinishedRuns);
    return new JsonObject(json);
  }

  public CallCounts calls() {
    return calls;
  }

  /// By endpoint group, and `*` for the whole app: until when nothing is asked.
  public Instants cooldowns() {
    return cooldowns;
  }

  /// By endpoint group: when this app was last found to be refused a removed endpoint.
  public Instants refused() {
    return refused;
  }

  /// By endpoint group: when a removed endpoint last answered after all.
  public Instants answered() {
    return answered;
  }

  /// The largest page an endpoint group takes; null where nothing was found out.
  public @Nullable Integer pageLimit(String group) {
    return pageLimits.get(group);
  }

  public void lowerPageLimit(String group, int limit) {
    pageLimits.merge(group, limit, Math::min);
  }

  /// Runs that began and have not ended, with the time they began.
  public Map<String, String> unfinishedRuns() {
    return Map.copyOf(unfinishedRuns);
  }

  public void beginRun(String runId, Instant startedAt) {
    unfinishedRuns.put(runId, startedAt.toString());
  }

  public void endRun(String runId) {
    unfinishedRuns.remove(runId);
  }
}
