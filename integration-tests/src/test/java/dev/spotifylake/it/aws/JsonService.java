package dev.spotifylake.it.aws;

import com.fasterxml.jackson.databind.JsonNode;

/// A service that speaks AWS's JSON protocol.
public interface JsonService {
  /// The prefix of policies' action names, such as `sqs`.
  String actionPrefix();

  /// What `X-Amz-Target` begins with, such as `AmazonSQS`.
  String target();

  /// The ARN of what the request is about, as policies name it.
  default String resource(JsonNode request) {
    return "*";
  }

  JsonNode respond(String operation, JsonNode request) throws AwsError;

  /// For an operation that no test has needed yet.
  static AwsError unknown(String service, String operation) {
    return new AwsError(
        400, "UnknownOperationException", service + " on loopback has no " + operation);
  }
}
