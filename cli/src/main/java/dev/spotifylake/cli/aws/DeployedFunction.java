package dev.spotifylake.cli.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.aws.AwsErrors;
import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/// A deployed function. It is invoked synchronously.
public final class DeployedFunction {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  // The longest timeout that Lambda allows.
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final String name;

  public DeployedFunction(String name) {
    this.name = name;
  }

  /// @return the function's response
  /// @throws LakeException where it cannot be invoked, or fails
  public JsonNode invoke(JsonNode event) {
    try (LambdaClient client =
        LambdaClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(LONGEST))
            // A retry would run the function a second time.
            .overrideConfiguration(
                settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build()) {
      InvokeResponse response =
          client.invoke(
              request ->
                  request.functionName(name).payload(SdkBytes.fromUtf8String(event.toString())));
      JsonNode result = JSON.readTree(response.payload().asUtf8String());
      if (response.functionError() != null) {
        throw new LakeException(
            "the function "
                + name
                + " failed: "
                + result.path("errorMessage").asText(result.toString())
                + "; see the log with: lake logs --stack NAME --errors");
      }
      return result;
    } catch (SdkException e) {
      throw AwsErrors.lakeException("invoke the function " + name, e);
    } catch (JsonProcessingException e) {
      throw new LakeException("the function " + name + " returned something that is not JSON", e);
    }
  }
}
