package dev.spotifylake.testsupport.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;

/// A resource with its intrinsic functions resolved.
///
/// @param type such as `AWS::SQS::Queue`
public record EvaluatedResource(String logicalId, String type, JsonNode properties) {
  /// A property by its JSON pointer, such as `/Environment/Variables`.
  public JsonNode at(String pointer) {
    return properties.at(pointer);
  }

  public String text(String pointer) {
    return at(pointer).asText();
  }
}
