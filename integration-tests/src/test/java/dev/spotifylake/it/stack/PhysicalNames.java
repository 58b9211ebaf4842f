package dev.spotifylake.it.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// What CloudFormation calls a resource once it is there.
final class PhysicalNames {
  static final String ACCOUNT = "123456789012";
  static final String REGION = "eu-central-1";

  private static final Map<String, String> NAME_PROPERTIES =
      Map.of(
          "AWS::S3::Bucket", "BucketName",
          "AWS::SQS::Queue", "QueueName",
          "AWS::Lambda::Function", "FunctionName",
          "AWS::Logs::LogGroup", "LogGroupName",
          "AWS::Glue::Crawler", "Name",
          "AWS::Athena::WorkGroup", "Name");

  String ref(String logicalId, String type, JsonNode properties) {
    return switch (type) {
      case "AWS::SQS::Queue" ->
          "https://sqs."
              + REGION
              + ".amazonaws.com/"
              + ACCOUNT
              + "/"
              + name(logicalId, type, properties);
      case "AWS::SecretsManager::Secret", "AWS::SNS::Topic" -> arn(logicalId, type, properties);
      case "AWS::Glue::Database" -> properties.path("DatabaseInput").path("Name").asText(logicalId);
      default -> name(logicalId, type, properties);
    };
  }

  String arn(String logicalId, String type, JsonNode properties) {
    String name = name(logicalId, type, properties);
    return switch (type) {
      case "AWS::S3::Bucket" -> "arn:aws:s3:::" + name;
      case "AWS::SQS::Queue" -> regional("sqs") + name;
      case "AWS::SNS::Topic" -> regional("sns") + name;
      case "AWS::Lambda::Function" -> regional("lambda") + "function:" + name;
      case "AWS::Logs::LogGroup" -> regional("logs") + "log-group:" + name + ":*";
      case "AWS::SecretsManager::Secret" ->
          regional("secretsmanager") + "secret:" + logicalId + "-AbCdEf";
      default -> "arn:aws:iam::" + ACCOUNT + ":" + type + "/" + name;
    };
  }

  private static String regional(String service) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":";
  }

  private static String name(String logicalId, String type, JsonNode properties) {
    return properties.path(NAME_PROPERTIES.getOrDefault(type, "")).asText(logicalId);
  }
}
