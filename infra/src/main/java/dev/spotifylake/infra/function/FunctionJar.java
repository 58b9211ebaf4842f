package dev.spotifylake.infra.function;

/// The jars that are deployed, by their path in the build.
public enum FunctionJar {
  EXTRACT("extract-lambda/target/extract-lambda.jar"),
  TRANSFORM("transform-lambda/target/transform-lambda.jar"),
  COMPACT("compact-lambda/target/compact-lambda.jar");

  private final String path;

  FunctionJar(String path) {
    this.path = path;
  }

  /// The path from the project's root.
  public String path() {
    return path;
  }
}
