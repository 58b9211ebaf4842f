package dev.spotifylake.cli.aws;

import dev.spotifylake.common.aws.AwsErrors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/// Reads lines of the functions' log groups.
public final class FunctionLogs implements AutoCloseable {
  private final CloudWatchLogsClient client;
  private final List<String> groups;

  /// @param id the same for the same line, however often it is read
  /// @param text as the function wrote it
  public record Line(String id, Instant at, String group, String text) {}

  private FunctionLogs(CloudWatchLogsClient client, List<String> groups) {
    this.client = client;
    this.groups = List.copyOf(groups);
  }

  public static FunctionLogs open(List<String> groups) {
    try {
      return new FunctionLogs(
          CloudWatchLogsClient.builder()
              .httpClientBuilder(UrlConnectionHttpClient.builder())
              .build(),
          groups);
    } catch (SdkException e) {
      throw AwsErrors.lakeException("read the logs", e);
    }
  }

  /// Lines of all groups, oldest first.
  ///
  /// @param term a text that lines must contain, or null
  public List<Line> since(Instant from, @Nullable String term) {
    List<Line> lines = new ArrayList<>();
    for (String group : groups) {
      FilterLogEventsRequest.Builder request =
          FilterLogEventsRequest.builder().logGroupName(group).startTime(from.toEpochMilli());
      if (term != null) {
        request.filterPattern("\"" + term.replace("\"", "") + "\"");
      }
      try {
        for (FilteredLogEvent event : client.filterLogEventsPaginator(request.build()).events()) {
          lines.add(
              new Line(
                  event.eventId(),
                  Instant.ofEpochMilli(event.timestamp()),
                  group,
                  event.message().strip()));
        }
      } catch (SdkException e) {
        throw AwsErrors.lakeException("read the log group " + group, e);
      }
    }
    lines.sort(Comparator.comparing(Line::at));
    return lines;
  }

  @Override
  public void close() {
    client.close();
  }
}
