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

/// The stack of a deployed lake: its outputs name the lake's parts.
public final class DeployedStack {
  private final String name;
  private final Map<String, String> outputs;

  private DeployedStack(String name, Map<String, String> outputs) {
    this.name = name;
    this.outputs = outputs;
  }

  /// Reads the stack from CloudFormation, with the credentials and region of the AWS CLI.
  ///
  /// @throws LakeException where there is no such stack, no region, or no valid credentials
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
                + "' in this account and region; expected the name and region of the deployment:"
                + " list the stacks with 'aws cloudformation describe-stacks', or set AWS_REGION",
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

  /// As [#output], for outputs that stacks of earlier releases do not have.
  ///
  /// @param otherwise where there is no such output
  public String outputOr(String output, String otherwise) {
    return outputs.getOrDefault(output, otherwise);
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
              + "; expected a stack of Spotify Lake that is not older than this command: deploy it"
              + " again, or name another one");
    }
    return value;
  }
}
