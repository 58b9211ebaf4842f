package dev.spotifylake.it.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Secrets Manager, with the latest value of each secret.
public final class SecretsService implements JsonService {
  private final Map<String, String> values = new ConcurrentSkipListMap<>();
  private final AtomicInteger versions = new AtomicInteger();

  public SecretsService with(String arn, String value) {
    values.put(arn, value);
    return this;
  }

  /// As before anything was stored.
  public void forget(String arn) {
    values.remove(arn);
  }

  public @Nullable String value(String arn) {
    return values.get(arn);
  }

  @Override
  public String actionPrefix() {
    return "secretsmanager";
  }

  @Override
  public String target() {
    return "secretsmanager";
  }

  @Override
  public String resource(JsonNode request) {
    return request.path("SecretId").asText();
  }

  @Override
  public JsonNode respond(String operation, JsonNode request) throws AwsError {
    String arn = request.path("SecretId").asText();
    ObjectNode response = JsonNodeFactory.instance.objectNode().put("ARN", arn).put("Name", arn);
    switch (operation) {
      case "GetSecretValue" -> response.put("SecretString", present(arn));
      case "PutSecretValue" -> values.put(arn, request.path("SecretString").asText());
      default -> throw JsonService.unknown("Secrets Manager", operation);
    }
    return response.put("VersionId", "version-" + versions.incrementAndGet());
  }

  private String present(String arn) throws AwsError {
    String value = values.get(arn);
    if (value == null) {
      throw new AwsError(
          400,
          "ResourceNotFoundException",
          "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT");
    }
    return value;
  }
}
