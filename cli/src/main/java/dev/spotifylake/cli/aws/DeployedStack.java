package dev.spotifylake.cli.aws;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.aws.AwsErrors;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/// A deployed lake by the name of its stack: where its parts are.
public final class DeployedStack {
  private final String name;
  private final Map<String, String> outputs;

  private DeployedStack(String name, Map<String, String> outputs) {
    this.name = name;
    this.outputs = outputs;
  }

  /// Asks CloudFormation, signed in as the AWS command line would be.
  ///
  /// @throws LakeException where there is no such stack, no region, or nobody is signed in
  public static DeployedStack find(String name) {
    try (CloudFormationClient client =
        CloudFormationClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      Map<String, String> outputs = new TreeMap<>();
      for (Stack stack : client.describeStacks(request -> request.stackName(name)).stacks()) {
        for (Output output : stack.outputs()) {
          outputs.put(output.outputKey(), output.outputValue());
        }
      }
      return new DeployedStack(name, outputs);
    } catch (CloudFormationException e) {
      if (String.valueOf(e.getMessage()).contains("does not exist")) {
        throw new LakeException(
            "there is no stack '"
                + name
                + "' here; expected the name it was deployed by, in the region it was deployed to:"
                + " look with 'aws cloudformation describe-stacks', or set AWS_REGION",
            e);
      }
      throw AwsErrors.lakeException("describe the stack " + name, e);
    } catch (SdkException e) {
      throw AwsErrors.lakeException("describe the stack " + name, e);
    }
  }

  public String name() {
    return name;
  }

  /// @param output one of [dev.spotifylake.common.stack.StackOutputNames]
  public String output(String output) {
    String value = outputs.get(output);
    if (value == null) {
      throw new LakeException(
          "the stack '"
              + name
              + "' has no output "
              + output
              + "; expected a stack of Spotify Lake, no older than this command: deploy it again,"
              + " or name another one");
    }
    return value;
  }
}
