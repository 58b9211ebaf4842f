package dev.spotifylake.common.config;

/// Which files the curated tables are written as.
public enum LakeFormat {
  PARQUET,
  CSV,
  BOTH;

  public boolean writesParquet() {
    return this != CSV;
  }

  public boolean writesCsv() {
    return this != PARQUET;
  }
}
