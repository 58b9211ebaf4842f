package dev.spotifylake.common.config;

/// Which files the curated tables are written as.
public enum LakeFormat {
  PARQUET,
  CSV,
  BOTH
}
