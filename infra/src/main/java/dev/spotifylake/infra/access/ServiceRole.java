package dev.spotifylake.infra.access;

import dev.spotifylake.infra.parameters.LakeParameters;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.ServicePrincipalOpts;
import software.constructs.Construct;

/// A role of one AWS service with inline policies. Roles have no fixed names, so a deployment needs
/// only `CAPABILITY_IAM`.
public final class ServiceRole {
  private final Role role;

  /// @param service such as `lambda.amazonaws.com`
  /// @param trustConditions under which the service may take the role; empty = none
  /// @param statements all that the role may do
  public ServiceRole(
      Construct scope,
      String id,
      LakeParameters parameters,
      String service,
      Map<String, Object> trustConditions,
      List<PolicyStatement> statements) {
    ServicePrincipalOpts.Builder options = ServicePrincipalOpts.builder();
    if (!trustConditions.isEmpty()) {
      options.conditions(trustConditions);
    }
    role =
        Role.Builder.create(scope, id)
            .assumedBy(new ServicePrincipal(service, options.build()))
            .inlinePolicies(
                Map.of("own", PolicyDocument.Builder.create().statements(statements).build()))
            .build();
    CfnRole resource = (CfnRole) role.getNode().getDefaultChild();
    resource.setPermissionsBoundary(
        Fn.conditionIf(
                parameters.hasBoundary().getLogicalId(),
                parameters.permissionsBoundary(),
                Aws.NO_VALUE)
            .toString());
    AcceptedFinding.ofValidation(
        resource,
        "CloudFormation-Validate::F3033",
        "The word none is shorter than an ARN, and is never used as one.");
  }

  /// A statement that allows actions on resources, each named in full.
  public static PolicyStatement allow(String sid, List<String> actions, List<String> resources) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .effect(Effect.ALLOW)
        .actions(actions)
        .resources(resources)
        .build();
  }

  /// The condition that a request comes from this account.
  public static Map<String, Object> fromThisAccount() {
    return Ordered.map("StringEquals", Ordered.map("aws:SourceAccount", Aws.ACCOUNT_ID));
  }

  /// The condition that a request comes from this account and on behalf of one resource in it.
  public static Map<String, Object> onBehalfOf(String arn) {
    return Ordered.map(
        "StringEquals",
        Ordered.map("aws:SourceAccount", Aws.ACCOUNT_ID),
        "ArnLike",
        Ordered.map("aws:SourceArn", arn));
  }

  public String arn() {
    return role.getRoleArn();
  }

  public Construct construct() {
    return role;
  }
}
