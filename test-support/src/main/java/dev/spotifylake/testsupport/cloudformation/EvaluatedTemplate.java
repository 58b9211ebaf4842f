package dev.spotifylake.testsupport.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedMap;

/// The resources and outputs that a template creates with given parameters.
///
/// @param resources by logical id, without those whose condition is false
/// @param outputs by name, without those whose condition is false
public record EvaluatedTemplate(
    SortedMap<String, EvaluatedResource> resources,
    SortedMap<String, String> outputs,
    DeploymentTarget target) {

  /// @param type such as `AWS::SQS::Queue`
  public List<EvaluatedResource> ofType(String type) {
    return resources.values().stream().filter(resource -> resource.type().equals(type)).toList();
  }

  public EvaluatedResource resource(String logicalId) {
    EvaluatedResource resource = resources.get(logicalId);
    if (resource == null) {
      throw new IllegalArgumentException(
          "the stack has no resource " + logicalId + "; it has " + resources.keySet());
    }
    return resource;
  }

  public JsonNode properties(String logicalId) {
    return resource(logicalId).properties();
  }

  /// The value of `Ref` for the resource.
  public String physicalId(String logicalId) {
    EvaluatedResource resource = resource(logicalId);
    return new PhysicalNames(target).ref(logicalId, resource.type(), resource.properties());
  }

  /// The value of `Fn::GetAtt` for the attribute `Arn` of the resource.
  public String arn(String logicalId) {
    EvaluatedResource resource = resource(logicalId);
    return new PhysicalNames(target)
        .attribute(logicalId, resource.type(), resource.properties(), "Arn");
  }
}
