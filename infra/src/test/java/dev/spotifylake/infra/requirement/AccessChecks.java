package dev.spotifylake.infra.requirement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.infra.requirement.Policies.Statement;
import dev.spotifylake.testsupport.cloudformation.EvaluatedResource;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Who may do what.
final class AccessChecks {
  /// All that each role may do. The integration tests hold the same sets against the calls that the
  /// functions really make.
  private static final Map<String, Set<String>> ACTIONS =
      Map.of(
          "ExtractFunctionRole",
          Set.of(
              "s3:GetObject",
              "s3:PutObject",
              "s3:ListBucket",
              "secretsmanager:GetSecretValue",
              "secretsmanager:PutSecretValue",
              "sqs:SendMessage",
              "logs:CreateLogStream",
              "logs:PutLogEvents"),
          "ExtractScheduleRole",
          Set.of("lambda:InvokeFunction", "sqs:SendMessage"),
          "TransformFunctionRole",
          Set.of(
              "s3:GetObject",
              "s3:PutObject",
              "s3:DeleteObject",
              "s3:ListBucket",
              "sqs:ReceiveMessage",
              "sqs:DeleteMessage",
              "sqs:GetQueueAttributes",
              "logs:CreateLogStream",
              "logs:PutLogEvents"),
          "CompactFunctionRole",
          Set.of(
              "s3:GetObject",
              "s3:PutObject",
              "s3:DeleteObject",
              "s3:ListBucket",
              "sqs:SendMessage",
              "logs:CreateLogStream",
              "logs:PutLogEvents"),
          "CompactScheduleRole",
          Set.of("lambda:InvokeFunction", "sqs:SendMessage"),
          "CrawlerRole",
          Set.of(
              "s3:GetObject",
              "s3:ListBucket",
              "s3:GetBucketLocation",
              "glue:GetDatabase",
              "glue:GetTable",
              "glue:GetTables",
              "glue:UpdateTable",
              "glue:GetPartition",
              "glue:GetPartitions",
              "glue:BatchGetPartition",
              "glue:CreatePartition",
              "glue:BatchCreatePartition",
              "glue:UpdatePartition",
              "glue:BatchUpdatePartition",
              "logs:CreateLogGroup",
              "logs:CreateLogStream",
              "logs:PutLogEvents"));

  private static final Map<String, String> TRUSTED =
      Map.of(
          "ExtractFunctionRole", "lambda.amazonaws.com",
          "ExtractScheduleRole", "scheduler.amazonaws.com",
          "TransformFunctionRole", "lambda.amazonaws.com",
          "CompactFunctionRole", "lambda.amazonaws.com",
          "CompactScheduleRole", "scheduler.amazonaws.com",
          "CrawlerRole", "glue.amazonaws.com");

  private static final Pattern SECRET_LIKE =
      Pattern.compile("(?i).*(client_secret|refresh_token|access_token|password|api_key).*");

  private AccessChecks() {}

  static void nothingIsPublic(Candidate candidate, Findings findings) {
    EvaluatedTemplate stack = candidate.stack();
    for (Statement statement : Policies.ofResources(stack)) {
      findings.expect(
          !(statement.allows() && statement.isForEveryone()),
          "%s allows %s to everyone",
          statement.owner(),
          statement.actions());
    }
    for (EvaluatedResource resource : stack.resources().values()) {
      findings.expect(
          !Set.of("AWS::Lambda::Url", "AWS::Lambda::Permission").contains(resource.type()),
          "%s opens a function by a %s",
          resource.logicalId(),
          resource.type());
      findings.expect(
          resource.at("/AccessControl").isMissingNode()
              && resource.at("/WebsiteConfiguration").isMissingNode(),
          "%s has an access control list or is a website",
          resource.logicalId());
    }
  }

  static void plainHttpIsRefused(Candidate candidate, Findings findings) {
    EvaluatedTemplate stack = candidate.stack();
    Set<String> refusing = new HashSet<>();
    for (Statement statement : Policies.ofResources(stack)) {
      if (statement.isRefusalOfPlainHttp()) {
        refusing.add(statement.owner());
      }
    }
    for (EvaluatedResource resource : stack.resources().values()) {
      if (Set.of("AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::SNS::Topic")
          .contains(resource.type())) {
        findings.expect(
            refusing.contains(resource.logicalId() + "Policy"),
            "%s takes requests without TLS",
            resource.logicalId());
      }
    }
  }

  static void everythingIsEncrypted(Candidate candidate, Findings findings) {
    for (EvaluatedResource bucket : candidate.stack().ofType("AWS::S3::Bucket")) {
      findings.equal(
          bucket.text(
              "/BucketEncryption/ServerSideEncryptionConfiguration/0"
                  + "/ServerSideEncryptionByDefault/SSEAlgorithm"),
          "AES256",
          "encryption of " + bucket.logicalId());
    }
    for (EvaluatedResource queue : candidate.stack().ofType("AWS::SQS::Queue")) {
      findings.expect(
          queue.at("/SqsManagedSseEnabled").asBoolean(), "%s is not encrypted", queue.logicalId());
    }
    findings.equal(
        candidate
            .resource("WorkGroup")
            .text(
                "/WorkGroupConfiguration/ResultConfiguration/EncryptionConfiguration"
                    + "/EncryptionOption"),
        "SSE_S3",
        "encryption of results");
  }

  static void noActionHasAWildcard(Candidate candidate, Findings findings) {
    EvaluatedTemplate stack = candidate.stack();
    for (EvaluatedResource role : stack.ofType("AWS::IAM::Role")) {
      Policies.ofRole(role).forEach(statement -> noWildcard(statement, findings));
    }
    Policies.ofResources(stack).stream()
        .filter(Statement::allows)
        .forEach(statement -> noWildcard(statement, findings));
  }

  private static void noWildcard(Statement statement, Findings findings) {
    for (String action : statement.actions()) {
      findings.expect(!action.contains("*"), "%s allows the action %s", statement.owner(), action);
    }
    findings.expect(
        statement.json().path("NotAction").isMissingNode(),
        "%s allows by exclusion",
        statement.owner());
  }

  static void rolesMayDoWhatTheyNeed(Candidate candidate, Findings findings) {
    EvaluatedTemplate stack = candidate.stack();
    Set<String> roles = new TreeSet<>();
    for (EvaluatedResource role : stack.ofType("AWS::IAM::Role")) {
      roles.add(role.logicalId());
      findings.equal(
          Policies.actionsOf(role),
          new TreeSet<>(ACTIONS.getOrDefault(role.logicalId(), Set.of())),
          "actions of " + role.logicalId());
      findings.expect(
          role.at("/ManagedPolicyArns").isEmpty(),
          "%s has policies written elsewhere",
          role.logicalId());
      for (Statement statement : Policies.ofRole(role)) {
        for (String resource : statement.resources()) {
          findings.expect(
              resource.startsWith("arn:aws:") && isNarrow(resource),
              "%s may %s on %s",
              role.logicalId(),
              statement.actions(),
              resource);
        }
      }
    }
    findings.equal(roles, new TreeSet<>(ACTIONS.keySet()), "roles");
    findings.expect(
        stack.ofType("AWS::IAM::Policy").isEmpty(), "policies stand outside of their roles");
  }

  // A star may stand at the end only: below a prefix of a bucket, for tables of the one database,
  // for streams of one log group, for the log groups of crawlers.
  private static boolean isNarrow(String arn) {
    if (!arn.contains("*")) {
      return true;
    }
    return arn.indexOf('*') == arn.length() - 1
        && (arn.matches(
                "arn:aws:s3:::[^/]+/(raw|state|state/importing|config|backup|curated|curated-csv|manifests)/\\*")
            || arn.contains(":table/spotify_lake/")
            || arn.contains(":log-group:/aws/lambda/spotify-lake-")
            || arn.endsWith(":log-group:/aws-glue/crawlers*"));
  }

  static void eachServiceHasItsOwnRole(Candidate candidate, Findings findings) {
    EvaluatedTemplate stack = candidate.stack();
    Set<String> taken = new HashSet<>();
    for (EvaluatedResource function : stack.ofType("AWS::Lambda::Function")) {
      findings.expect(
          taken.add(function.text("/Role")), "two functions share %s", function.text("/Role"));
    }
    for (EvaluatedResource role : stack.ofType("AWS::IAM::Role")) {
      for (Statement statement : Policies.ofTrust(role)) {
        findings.equal(
            statement.service(),
            TRUSTED.getOrDefault(role.logicalId(), "nobody"),
            "who may take " + role.logicalId());
      }
    }
    for (String role : List.of("ExtractScheduleRole", "CompactScheduleRole", "CrawlerRole")) {
      for (Statement statement : Policies.ofTrust(stack.resource(role))) {
        findings.equal(
            statement.json().at("/Condition/StringEquals/aws:SourceAccount").asText(),
            Candidate.TARGET.account(),
            "account on whose behalf " + role + " is taken");
      }
    }
  }

  static void noSecretStandsInClear(Candidate candidate, Findings findings) {
    for (EvaluatedResource secret : candidate.stack().ofType("AWS::SecretsManager::Secret")) {
      findings.expect(
          secret.at("/SecretString").isMissingNode()
              && secret.at("/GenerateSecretString").isMissingNode(),
          "%s has a value in the template, which an update would put over the login",
          secret.logicalId());
    }
    for (EvaluatedResource function : candidate.stack().ofType("AWS::Lambda::Function")) {
      for (Map.Entry<String, JsonNode> variable :
          function.at("/Environment/Variables").properties()) {
        findings.expect(
            !SECRET_LIKE.matcher(variable.getKey()).matches(),
            "%s has %s in clear text",
            function.logicalId(),
            variable.getKey());
      }
    }
    for (String section : List.of("Parameters", "Outputs")) {
      candidate
          .root()
          .path(section)
          .fieldNames()
          .forEachRemaining(
              name ->
                  findings.expect(
                      !SECRET_LIKE.matcher(name.replaceAll("(?<=[a-z])(?=[A-Z])", "_")).matches(),
                      "%s %s holds a secret",
                      section,
                      name));
    }
  }
}
