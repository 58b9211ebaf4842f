package dev.spotifylake.common.metrics;

/// CloudWatch's word for what a value counts.
public enum MetricUnit {
  COUNT("Count"),
  MILLISECONDS("Milliseconds");

  private final String word;

  MetricUnit(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
