package dev.spotifylake.infra.template;

import java.util.List;
import java.util.SortedMap;

/// What a template makes with given parameters.
///
/// @param resources by logical id; those whose condition does not hold are not among them
public record DeployedStack(
    SortedMap<String, DeployedResource> resources, SortedMap<String, String> outputs) {

  /// @param type such as `AWS::SQS::Queue`
  public List<DeployedResource> ofType(String type) {
    return resources.values().stream().filter(one -> one.type().equals(type)).toList();
  }

  public DeployedResource resource(String logicalId) {
    DeployedResource resource = resources.get(logicalId);
    if (resource == null) {
      throw new IllegalArgumentException(
          "the stack has no resource " + logicalId + "; it has " + resources.keySet());
    }
    return resource;
  }
}
