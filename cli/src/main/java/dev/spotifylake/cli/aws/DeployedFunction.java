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

/// A function, called now and waited for.
public final class DeployedFunction {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  // No function of Lambda takes longer.
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final String name;

  public DeployedFunction(String name) {
    this.name = name;
  }

  /// @throws LakeException where it cannot be called, or fails
  public JsonNode invoke(JsonNode event) {
    try (LambdaClient client =
        LambdaClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(LONGEST))
            // Called twice, it would run twice.
            .overrideConfiguration(
                settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build()) {
      InvokeResponse response =
          client.invoke(
              request ->
                  request.functionName(name).payload(SdkBytes.fromUtf8String(event.toString())));
      JsonNode answer = JSON.readTree(response.payload().asUtf8String());
      if (response.functionError() != null) {
        throw new LakeException(
            "the function "
                + name
                + " failed: "
                + answer.path("errorMessage").asText(answer.toString())
                + "; see: lake logs --stack NAME --errors");
      }
      return answer;
    } catch (SdkException e) {
      throw AwsErrors.lakeException("invoke the function " + name, e);
    } catch (JsonProcessingException e) {
      throw new LakeException("the function " + name + " answered something that is not JSON", e);
    }
  }
}
