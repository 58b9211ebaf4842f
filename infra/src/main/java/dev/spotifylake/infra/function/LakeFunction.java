package dev.spotifylake.infra.function;

import dev.spotifylake.infra.access.ServiceRole;
import dev.spotifylake.infra.parameters.LakeParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;

/// A function on Java 25 and arm64, with its own log group and role. It is not versioned: the queue
/// and the schedule invoke the latest code.
public final class LakeFunction extends Construct {
  private final CfnFunction function;
  private final CfnLogGroup logGroup;
  private final ServiceRole role;

  public LakeFunction(
      Construct scope,
      String id,
      LakeParameters parameters,
      FunctionCode code,
      FunctionSettings settings,
      Map<String, String> environment,
      List<PolicyStatement> statements) {
    super(scope, id);
    String name = parameters.nameOf(settings.part());
    logGroup =
        CfnLogGroup.Builder.create(this, "Logs")
            .logGroupName("/aws/lambda/" + name)
            .retentionInDays(parameters.retention().logDays())
            .build();
    logGroup.applyRemovalPolicy(RemovalPolicy.DESTROY);
    List<PolicyStatement> all = new ArrayList<>(statements);
    all.add(
        ServiceRole.allow(
            "WriteOwnLogs",
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            List.of(logGroup.getAttrArn())));
    role = new ServiceRole(this, "Role", parameters, "lambda.amazonaws.com", Map.of(), all);
    function =
        CfnFunction.Builder.create(this, "Resource")
            .functionName(name)
            .description(settings.description())
            .runtime("java25")
            .architectures(List.of("arm64"))
            .handler(settings.handler())
            .code(CfnFunction.CodeProperty.builder().build())
            .memorySize(settings.memoryMegabytes())
            .timeout(settings.timeout().toSeconds())
            .role(role.arn())
            .environment(CfnFunction.EnvironmentProperty.builder().variables(environment).build())
            .loggingConfig(
                CfnFunction.LoggingConfigProperty.builder()
                    .logFormat("JSON")
                    .logGroup(logGroup.getRef())
                    .build())
            .build();
    code.giveTo(function, settings.jar());
  }

  public String name() {
    return function.getRef();
  }

  public String arn() {
    return function.getAttrArn();
  }

  public String logGroupName() {
    return logGroup.getRef();
  }

  public ServiceRole role() {
    return role;
  }
}
