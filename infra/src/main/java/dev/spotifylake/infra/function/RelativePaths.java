package dev.spotifylake.infra.function;

import dev.spotifylake.infra.access.AcceptedFinding;
import software.amazon.awscdk.services.lambda.CfnFunction;

/// Paths from the published template to the jars. `sam deploy` and `aws cloudformation package`
/// upload what they find there and put its address in their place.
public record RelativePaths() implements FunctionCode {
  // The template lies in infra/, one below the project's root.
  private static final String TO_PROJECT_ROOT = "../";

  @Override
  public void giveTo(CfnFunction function, FunctionJar jar) {
    function.addPropertyOverride("Code", TO_PROJECT_ROOT + jar.path());
    AcceptedFinding.ofValidation(
        function,
        "CloudFormation-Validate::W3002",
        "A path instead of an address is what the published template is for.");
  }
}
