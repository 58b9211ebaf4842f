package dev.spotifylake.extract.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.json.JsonTree;
import dev.spotifylake.common.store.LakeLayout;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The state that all accounts of the app share: `state/app.json`.
public final class AppState {
  public static final String KEY = LakeLayout.STATE + "app.json";
  private static final int VERSION = 1;

  public static final StateFile.StateFormat<AppState> FORMAT =
      new StateFile.StateFormat<>() {
        @Override
        public AppState empty() {
          return new AppState(JsonNodeFactory.instance.objectNode());
        }

        @Override
        public AppState read(byte[] bytes) throws IOException {
          return new AppState(JsonTree.parse(bytes, Set.of()));
        }

        @Override
        public byte[] write(AppState state) {
          return JsonTree.bytes(state.toJson());
        }
      };

  private final CallCounts calls;
  private final LatestTimes cooldowns;
  private final LatestTimes refused;
  private final LatestTimes available;
  private final Map<String, Integer> pageLimits = new TreeMap<>();
  private final Map<String, String> unfinishedRuns = new TreeMap<>();

  private AppState(ObjectNode json) {
    calls = CallCounts.from(JsonFields.object(json, "calls"));
    cooldowns = LatestTimes.from(JsonFields.object(json, "cooldowns"));
    refused = LatestTimes.from(JsonFields.object(json, "refused"));
    available = LatestTimes.from(JsonFields.object(json, "answered"));
    JsonNode limits = json.path("page_limits");
    for (Map.Entry<String, JsonNode> group : limits.properties()) {
      Integer limit = JsonFields.integer(limits, group.getKey());
      if (limit != null) {
        pageLimits.put(group.getKey(), limit);
      }
    }
    JsonNode runs = json.path("unfinished_runs");
    for (Map.Entry<String, JsonNode> run : runs.properties()) {
      String startedAt = JsonFields.text(runs, run.getKey());
      unfinishedRuns.put(run.getKey(), startedAt == null ? "" : startedAt);
    }
  }

  private ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("v", VERSION);
    json.set("calls", calls.toJson());
    json.set("cooldowns", cooldowns.toJson());
    json.set("refused", refused.toJson());
    json.set("answered", available.toJson());
    ObjectNode limits = json.putObject("page_limits");
    pageLimits.forEach(limits::put);
    ObjectNode runs = json.putObject("unfinished_runs");
    unfinishedRuns.forEach(runs::put);
    return json;
  }

  public CallCounts calls() {
    return calls;
  }

  /// By endpoint group, and `*` for the whole app: until when no call is made.
  public LatestTimes cooldowns() {
    return cooldowns;
  }

  /// By endpoint group: when Spotify last refused this app a legacy endpoint.
  public LatestTimes refused() {
    return refused;
  }

  /// By endpoint group: when a legacy endpoint last served this app.
  public LatestTimes available() {
    return available;
  }

  /// The largest page an endpoint group takes; null where no limit is known.
  public @Nullable Integer pageLimit(String group) {
    return pageLimits.get(group);
  }

  public void lowerPageLimit(String group, int limit) {
    pageLimits.merge(group, limit, Math::min);
  }

  /// Runs that began and did not end, with the time they began.
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
