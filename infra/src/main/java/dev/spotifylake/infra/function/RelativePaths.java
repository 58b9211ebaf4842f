package dev.spotifylake.infra.function;

import dev.spotifylake.infra.access.AcceptedFinding;
import dev.spotifylake.infra.access.Ordered;
import java.util.List;
import software.amazon.awscdk.services.lambda.CfnFunction;

/// Paths from the published template to the jars. `sam deploy` and `aws cloudformation package`
/// upload the jars and replace the paths by S3 locations.
public record RelativePaths() implements FunctionCode {
  // The template is in infra/, one folder below the project's root.
  private static final String TO_PROJECT_ROOT = "../";

  // The linter's rule for local paths: the template has to be packaged before it is deployed.
  private static final String PATH_RULE = "W3002";

  @Override
  public void giveTo(CfnFunction function, FunctionJar jar) {
    function.addPropertyOverride("Code", TO_PROJECT_ROOT + jar.path());
    AcceptedFinding.ofValidation(
        function,
        "CloudFormation-Validate::" + PATH_RULE,
        "A path instead of an address is what the published template is for.");
    function.addMetadata(
        "cfn-lint", Ordered.map("config", Ordered.map("ignore_checks", List.of(PATH_RULE))));
  }
}
