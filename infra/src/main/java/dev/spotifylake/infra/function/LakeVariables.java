package dev.spotifylake.infra.function;

import dev.spotifylake.common.metrics.MetricNames;
import dev.spotifylake.infra.access.Ordered;
import dev.spotifylake.infra.parameters.LakeParameters;
import dev.spotifylake.infra.storage.LakeStorage;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.Token;

/// The environment variables of the functions, by the keys of the lake's configuration. Each
/// function gets only the variables it uses.
public final class LakeVariables {
  private LakeVariables() {}

  public static Map<String, String> ofExtract(
      LakeParameters parameters, LakeStorage storage, String secretArn) {
    Map<String, String> variables = new LinkedHashMap<>(ofAll(parameters, storage));
    variables.put("SPOTIFY_SECRET_ARN", secretArn);
    return variables;
  }

  public static Map<String, String> ofTransform(LakeParameters parameters, LakeStorage storage) {
    Map<String, String> variables = new LinkedHashMap<>(ofAll(parameters, storage));
    variables.put("LAKE_CURATED", storage.curatedRoot());
    variables.put("LAKE_FORMAT", parameters.format());
    return variables;
  }

  public static Map<String, String> ofCompact(LakeParameters parameters, LakeStorage storage) {
    Map<String, String> variables = new LinkedHashMap<>(ofTransform(parameters, storage));
    variables.put(
        "LAKE_CURATED_RETENTION_DAYS", Token.asString(parameters.retention().curatedDays()));
    variables.put("LAKE_PLAYS_RETENTION_DAYS", Token.asString(parameters.retention().playsDays()));
    return variables;
  }

  private static Map<String, String> ofAll(LakeParameters parameters, LakeStorage storage) {
    return Ordered.texts(
        MetricNames.LAKE_NAME_VARIABLE,
        parameters.lakeName(),
        "LAKE_RAW",
        storage.rawRoot(),
        "LAKE_TIMEZONE",
        parameters.timeZone());
  }
}
