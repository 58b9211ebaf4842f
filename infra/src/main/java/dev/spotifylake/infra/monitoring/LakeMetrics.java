package dev.spotifylake.infra.monitoring;

import dev.spotifylake.common.metrics.MetricNames;
import dev.spotifylake.infra.access.Ordered;
import dev.spotifylake.infra.function.LakeFunction;
import dev.spotifylake.infra.parameters.LakeParameters;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.sqs.Queue;

/// Metrics of the lake and of the services it runs on, ready for an alarm or a graph.
final class LakeMetrics {
  private final LakeParameters parameters;

  LakeMetrics(LakeParameters parameters) {
    this.parameters = parameters;
  }

  /// @param name one of [MetricNames]
  /// @param statistic such as `Sum` or `Maximum`
  Metric ofLake(String name, String statistic, Duration period) {
    if (!MetricNames.all().contains(name)) {
      throw new IllegalArgumentException(
          name + " is no metric of the lake; it emits " + MetricNames.all());
    }
    return Metric.Builder.create()
        .namespace(MetricNames.NAMESPACE)
        .metricName(name)
        .dimensionsMap(Ordered.texts(MetricNames.LAKE_NAME, parameters.lakeName()))
        .statistic(statistic)
        .period(period)
        .build();
  }

  Metric ofFunction(LakeFunction function, String name, String statistic, Duration period) {
    return Metric.Builder.create()
        .namespace("AWS/Lambda")
        .metricName(name)
        .dimensionsMap(Ordered.texts("FunctionName", function.name()))
        .statistic(statistic)
        .period(period)
        .build();
  }

  Metric ofQueue(Queue queue, String name, Duration period) {
    return Metric.Builder.create()
        .namespace("AWS/SQS")
        .metricName(name)
        .dimensionsMap(Ordered.texts("QueueName", queue.getQueueName()))
        .statistic("Maximum")
        .period(period)
        .build();
  }
}
