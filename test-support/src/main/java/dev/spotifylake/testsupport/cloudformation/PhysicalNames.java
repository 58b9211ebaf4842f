package dev.spotifylake.testsupport.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.LakeException;

/// What `Ref` and `Fn::GetAtt` of a resource give, for the types the lake uses.
final class PhysicalNames {
  private final DeploymentTarget target;

  PhysicalNames(DeploymentTarget target) {
    this.target = target;
  }

  /// @param properties already without references
  String ref(String logicalId, String type, JsonNode properties) {
    return switch (type) {
      case "AWS::S3::Bucket" -> properties.path("BucketName").asText();
      case "AWS::Lambda::Function" -> properties.path("FunctionName").asText();
      case "AWS::Logs::LogGroup" -> properties.path("LogGroupName").asText();
      case "AWS::Glue::Database" -> properties.at("/DatabaseInput/Name").asText();
      case "AWS::Glue::Table" -> properties.at("/TableInput/Name").asText();
      case "AWS::CloudWatch::Dashboard" -> properties.path("DashboardName").asText();
      case "AWS::Glue::Crawler", "AWS::Athena::WorkGroup", "AWS::Scheduler::ScheduleGroup" ->
          properties.path("Name").asText();
      case "AWS::SQS::Queue" ->
          "https://sqs."
              + target.region()
              + "."
              + target.urlSuffix()
              + "/"
              + target.account()
              + "/"
              + properties.path("QueueName").asText();
      case "AWS::SNS::Topic", "AWS::SecretsManager::Secret" -> arn(logicalId, type, properties);
      default -> logicalId;
    };
  }

  String attribute(String logicalId, String type, JsonNode properties, String attribute) {
    return switch (attribute) {
      case "Arn", "TopicArn" -> arn(logicalId, type, properties);
      case "QueueName", "TopicName" -> properties.path(attribute).asText();
      default ->
          throw new LakeException(logicalId + "." + attribute + " of " + type + " is not known");
    };
  }

  private String arn(String logicalId, String type, JsonNode properties) {
    String name = nameInArn(logicalId, type, properties);
    return switch (type) {
      case "AWS::S3::Bucket" -> "arn:" + target.partition() + ":s3:::" + name;
      case "AWS::Lambda::Function" -> target.arn("lambda", "function:" + name);
      case "AWS::Logs::LogGroup" -> target.arn("logs", "log-group:" + name + ":*");
      case "AWS::SQS::Queue" -> target.arn("sqs", name);
      case "AWS::SNS::Topic" -> target.arn("sns", name);
      case "AWS::SecretsManager::Secret" -> target.arn("secretsmanager", "secret:" + name);
      case "AWS::Scheduler::ScheduleGroup" -> target.arn("scheduler", "schedule-group/" + name);
      case "AWS::CloudWatch::Alarm" -> target.arn("cloudwatch", "alarm:" + name);
      case "AWS::IAM::Role" ->
          "arn:" + target.partition() + ":iam::" + target.account() + ":role/" + name;
      default -> throw new LakeException(logicalId + ": the ARN of a " + type + " is not known");
    };
  }

  // The name inside an ARN, which for some types is not what Ref gives.
  private String nameInArn(String logicalId, String type, JsonNode properties) {
    return switch (type) {
      case "AWS::SQS::Queue" -> properties.path("QueueName").asText();
      case "AWS::SNS::Topic" -> properties.path("TopicName").asText();
      case "AWS::CloudWatch::Alarm" -> properties.path("AlarmName").asText();
      // CloudFormation adds six letters to the names it makes itself.
      case "AWS::SecretsManager::Secret" -> logicalId + "-AbCdEf";
      default -> ref(logicalId, type, properties);
    };
  }
}
