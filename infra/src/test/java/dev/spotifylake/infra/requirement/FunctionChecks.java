package dev.spotifylake.infra.requirement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.config.Retention;
import dev.spotifylake.common.metrics.MetricNames;
import dev.spotifylake.testsupport.cloudformation.EvaluatedResource;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The functions: handler, environment variables and log group.
final class FunctionChecks {
  private static final List<String> FUNCTIONS =
      List.of("ExtractFunction", "TransformFunction", "CompactFunction");

  private FunctionChecks() {}

  static void functionsAreJava25OnArm(Candidate candidate, Findings findings) {
    findings.equal(
        candidate.stack().ofType("AWS::Lambda::Function").size(), 3, "number of functions");
    for (String name : FUNCTIONS) {
      EvaluatedResource function = candidate.resource(name);
      findings.equal(function.text("/Runtime"), "java25", "runtime of " + name);
      findings.equal(
          Policies.texts(function.at("/Architectures")),
          List.of("arm64"),
          "architecture of " + name);
    }
  }

  static void functionsAreUnversioned(Candidate candidate, Findings findings) {
    EvaluatedTemplate stack = candidate.stack();
    for (EvaluatedResource resource : stack.resources().values()) {
      findings.expect(
          !Set.of("AWS::Lambda::Version", "AWS::Lambda::Alias").contains(resource.type()),
          "%s is a %s",
          resource.logicalId(),
          resource.type());
    }
    for (String name : FUNCTIONS) {
      findings.expect(
          stack.resource(name).at("/SnapStart").isMissingNode(),
          "%s has SnapStart, which needs versions",
          name);
    }
    findings.equal(
        stack.resource("ExtractWhenItFails").text("/Qualifier"),
        "$LATEST",
        "the version whose failures are kept");
  }

  static void handlersAndJarsBelongTogether(Candidate candidate, Findings findings) {
    Map<String, String> jars =
        Map.of(
            "dev.spotifylake.extract.lambda.ExtractHandler",
            "../extract-lambda/target/extract-lambda.jar",
            "dev.spotifylake.transform.lambda.TransformHandler",
            "../transform-lambda/target/transform-lambda.jar",
            "dev.spotifylake.compact.lambda.CompactHandler",
            "../compact-lambda/target/compact-lambda.jar");
    Set<String> handlers = new TreeSet<>();
    for (String name : FUNCTIONS) {
      EvaluatedResource function = candidate.resource(name);
      handlers.add(function.text("/Handler"));
      findings.equal(
          function.text("/Code"),
          jars.getOrDefault(function.text("/Handler"), "the jar of a handler of ours"),
          "code of " + name);
    }
    findings.equal(handlers, new TreeSet<>(jars.keySet()), "handlers");
  }

  static void configurationIsUnderstood(Candidate candidate, Findings findings) {
    Map<String, String> given =
        Map.of(
            "Format", "both",
            "TimeZone", "Europe/Berlin",
            "CuratedRetentionDays", "700",
            "PlaysRetentionDays", "800");
    EvaluatedTemplate stack = candidate.with(given);
    for (String name : FUNCTIONS) {
      Map<String, String> variables = new HashMap<>();
      stack
          .resource(name)
          .at("/Environment/Variables")
          .properties()
          .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asText()));
      findings.equal(
          String.valueOf(variables.remove(MetricNames.LAKE_NAME_VARIABLE)),
          "spotify-lake",
          "LAKE_NAME of " + name);
      Set<String> known = keysThatAreRead();
      for (String key : variables.keySet()) {
        findings.expect(
            known.contains(key), "%s has the variable %s, which nothing reads", name, key);
      }
      try {
        check(name, LakeConfiguration.from(variables), stack, findings);
      } catch (LakeException e) {
        findings.expect(false, "%s could not start: %s", name, String.valueOf(e.getMessage()));
      }
    }
  }

  private static void check(
      String name, LakeConfiguration configuration, EvaluatedTemplate stack, Findings findings) {
    findings.equal(
        configuration.rawRoot(),
        "s3://" + stack.resource("StorageRaw").text("/BucketName"),
        "raw root of " + name);
    findings.equal(configuration.timeZone().getId(), "Europe/Berlin", "time zone of " + name);
    if (name.equals("ExtractFunction")) {
      findings.expect(
          String.valueOf(configuration.spotifySecretArn()).contains(":secretsmanager:"),
          "the extract function has no variable for the secret");
      return;
    }
    findings.equal(
        configuration.curatedRoot(),
        "s3://" + stack.resource("StorageCurated").text("/BucketName"),
        "curated root of " + name);
    findings.equal(configuration.format(), LakeFormat.BOTH, "format of " + name);
    findings.equal(
        configuration.retention(),
        name.equals("CompactFunction") ? new Retention(700, 800) : Retention.KEEP_ALL,
        "retention of " + name);
  }

  // Read off the one who reads them, so that no list of them stands here.
  private static Set<String> keysThatAreRead() {
    Set<String> keys = new TreeSet<>();
    var _ =
        LakeConfiguration.from(
            new AbstractMap<>() {
              @Override
              public @Nullable String get(@Nullable Object key) {
                keys.add(String.valueOf(key));
                return null;
              }

              @Override
              public Set<Entry<String, String>> entrySet() {
                return Set.of();
              }
            });
    return keys;
  }

  static void logsAreKeptForATime(Candidate candidate, Findings findings) {
    EvaluatedTemplate stack = candidate.with(Map.of("LogRetentionDays", "14"));
    for (String name : FUNCTIONS) {
      EvaluatedResource function = stack.resource(name);
      EvaluatedResource logs = stack.resource(name + "Logs");
      findings.equal(
          logs.at("/RetentionInDays").asInt(), 14, "days that logs of " + name + " stay");
      findings.equal(
          function.text("/LoggingConfig/LogGroup"),
          logs.text("/LogGroupName"),
          "log group of " + name);
      findings.equal(function.text("/LoggingConfig/LogFormat"), "JSON", "log format of " + name);
    }
    JsonNode byDefault = candidate.root().at("/Parameters/LogRetentionDays/Default");
    findings.equal(byDefault.asText(), "30", "days that logs stay by default");
  }
}
