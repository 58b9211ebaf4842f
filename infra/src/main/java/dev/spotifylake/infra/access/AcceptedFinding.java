package dev.spotifylake.infra.access;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.Construct;

/// A finding of a security check that is accepted, with its reason. The template holds the reason
/// beside the resource.
public final class AcceptedFinding {
  private AcceptedFinding() {}

  /// @param rule such as `AwsSolutions-S1`
  public static void of(Construct construct, String rule, String reason) {
    NagSuppressions.addResourceSuppressions(
        construct, List.of(NagPackSuppression.builder().id(rule).reason(reason).build()), true);
  }

  /// Accepts what the CDK's own validation of the template says.
  public static void ofValidation(Construct construct, String rule, String reason) {
    Validations.of(construct).acknowledge(Acknowledgment.builder().id(rule).reason(reason).build());
  }
}
