package dev.spotifylake.infra.requirement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.stack.StackOutputNames;
import dev.spotifylake.testsupport.cloudformation.EvaluatedResource;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What the person who deploys may choose, and what its outputs are.
final class OptionChecks {
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("LakeName", "spotify-lake"),
          Map.entry("AlarmMail", "(none)"),
          Map.entry("Format", "parquet"),
          Map.entry("TimeZone", "UTC"),
          Map.entry("RawRetentionDays", "400"),
          Map.entry("CuratedRetentionDays", "1100"),
          Map.entry("PlaysRetentionDays", "1825"),
          Map.entry("ResultsRetentionDays", "3"),
          Map.entry("LogRetentionDays", "30"),
          Map.entry("CrawlerSchedule", "none"),
          Map.entry("Dashboard", "yes"),
          Map.entry("PermissionsBoundary", "none"));

  /// What a person might mistype, with the parameter that must refuse it.
  private static final List<Map.Entry<String, String>> REFUSED =
      List.of(
          Map.entry("LakeName", "Spotify Lake"),
          Map.entry("LakeName", "a-name-that-is-too-long-for-a-bucket"),
          Map.entry("AlarmMail", ""),
          Map.entry("AlarmMail", "someone"),
          Map.entry("Format", "orc"),
          Map.entry("RawRetentionDays", "0"),
          Map.entry("LogRetentionDays", "31"),
          Map.entry("CrawlerSchedule", "daily"),
          Map.entry("Dashboard", "true"),
          Map.entry("PermissionsBoundary", "boundary"));

  // An asset's or a logical id's hash: eight or more hexadecimal digits with a digit among them.
  private static final Pattern HASH =
      Pattern.compile("(?<![0-9A-Za-z])(?=[0-9a-f]*[0-9])[0-9a-f]{32,64}(?![0-9A-Za-z])");

  private static final Pattern HASHED_ID = Pattern.compile(".*[0-9A-F]{8}");

  private OptionChecks() {}

  static void optionsAreParameters(Candidate candidate, Findings findings) {
    Map<String, String> defaults = new TreeMap<>();
    for (Map.Entry<String, JsonNode> parameter : candidate.root().path("Parameters").properties()) {
      defaults.put(parameter.getKey(), parameter.getValue().path("Default").asText("(none)"));
    }
    findings.equal(defaults, new TreeMap<>(DEFAULTS), "parameters and their defaults");
    for (Map.Entry<String, String> mistyped : REFUSED) {
      findings.expect(
          isRefused(candidate, mistyped), "%s may be '%s'", mistyped.getKey(), mistyped.getValue());
    }
  }

  private static boolean isRefused(Candidate candidate, Map.Entry<String, String> value) {
    try {
      return candidate.with(Map.of(value.getKey(), value.getValue())).resources().isEmpty();
    } catch (LakeException e) {
      return true;
    }
  }

  static void aMailAddressIsAChoice(Candidate candidate, Findings findings) {
    findings.expect(
        !candidate.root().at("/Parameters/AlarmMail").has("Default"), "AlarmMail has a default");
  }

  static void twoLakesDoNotCollide(Candidate candidate, Findings findings) {
    EvaluatedTemplate one = candidate.with(Map.of("LakeName", "lake-one"));
    EvaluatedTemplate two = candidate.with(Map.of("LakeName", "lake-two"));
    for (String property :
        List.of(
            "BucketName",
            "QueueName",
            "FunctionName",
            "LogGroupName",
            "TopicName",
            "AlarmName",
            "DashboardName")) {
      for (EvaluatedResource resource : one.resources().values()) {
        String name = resource.text("/" + property);
        findings.expect(
            name.isEmpty() || !name.equals(two.resource(resource.logicalId()).text("/" + property)),
            "%s is called %s in every lake",
            resource.logicalId(),
            name);
      }
    }
    for (String resource :
        List.of("WorkGroup", "Crawler", "ExtractScheduleGroup", "ExtractScheduleHourly")) {
      findings.expect(
          one.resource(resource).text("/Name").startsWith("lake-one"),
          "%s is called %s",
          resource,
          one.resource(resource).text("/Name"));
    }
    findings.equal(
        one.resource("Database").text("/DatabaseInput/Name"), "lake_one", "the database's name");
  }

  static void aBoundaryIsOnEveryRole(Candidate candidate, Findings findings) {
    String boundary = "arn:aws:iam::123456789012:policy/boundary";
    EvaluatedTemplate bounded = candidate.with(Map.of("PermissionsBoundary", boundary));
    for (EvaluatedResource role : bounded.ofType("AWS::IAM::Role")) {
      findings.equal(
          role.text("/PermissionsBoundary"), boundary, "boundary of " + role.logicalId());
    }
    for (EvaluatedResource role : candidate.stack().ofType("AWS::IAM::Role")) {
      findings.expect(
          role.at("/PermissionsBoundary").isMissingNode(),
          "%s has a boundary though none is set",
          role.logicalId());
    }
  }

  static void outputsAreNamed(Candidate candidate, Findings findings) {
    findings.equal(
        new TreeSet<>(candidate.stack().outputs().keySet()),
        new TreeSet<>(StackOutputNames.all()),
        "outputs");
    Map<String, String> outputs = candidate.stack().outputs();
    findings.equal(
        outputs.getOrDefault(StackOutputNames.RAW_ROOT, ""),
        "s3://" + candidate.resource("StorageRaw").text("/BucketName"),
        "output " + StackOutputNames.RAW_ROOT);
    findings.equal(
        outputs.getOrDefault(StackOutputNames.EXTRACT_FUNCTION, ""),
        candidate.resource("ExtractFunction").text("/FunctionName"),
        "output " + StackOutputNames.EXTRACT_FUNCTION);
    findings.expect(
        outputs
            .getOrDefault(StackOutputNames.ATHENA_CONSOLE_URL, "")
            .startsWith("https://eu-central-1.console.aws.amazon.com/athena/"),
        "%s is %s",
        StackOutputNames.ATHENA_CONSOLE_URL,
        outputs.getOrDefault(StackOutputNames.ATHENA_CONSOLE_URL, "not there"));
    findings.expect(
        !candidate
            .with(Map.of("Dashboard", "no"))
            .outputs()
            .containsKey(StackOutputNames.DASHBOARD_URL),
        "there is an output for a dashboard that does not exist");
  }

  static void theTemplateNeedsNoCdk(Candidate candidate, Findings findings) {
    findings.expect(
        candidate.root().path("Rules").isMissingNode(), "the template has rules of the CDK");
    String text = candidate.root().toString();
    findings.expect(
        !text.contains("cdk-hnb659fds") && !text.contains("BootstrapVersion"),
        "the template names a bootstrap bucket or version");
    findings.expect(!HASH.matcher(text).find(), "the template holds a hash");
    for (Map.Entry<String, JsonNode> resource : candidate.resources().properties()) {
      findings.expect(
          !HASHED_ID.matcher(resource.getKey()).matches(),
          "%s is named by a hash",
          resource.getKey());
      findings.expect(
          !resource.getValue().path("Type").asText().startsWith("AWS::CDK")
              && !resource.getValue().at("/Metadata").has("aws:cdk:path"),
          "%s is of use to the CDK only",
          resource.getKey());
    }
  }
}
