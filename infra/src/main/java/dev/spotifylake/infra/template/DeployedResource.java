package dev.spotifylake.infra.template;

import com.fasterxml.jackson.databind.JsonNode;

/// A resource as it is made, without references.
///
/// @param type such as `AWS::SQS::Queue`
public record DeployedResource(String logicalId, String type, JsonNode properties) {
  /// A property by its JSON pointer, such as `/Environment/Variables`.
  public JsonNode at(String pointer) {
    return properties.at(pointer);
  }

  public String text(String pointer) {
    return at(pointer).asText();
  }
}
