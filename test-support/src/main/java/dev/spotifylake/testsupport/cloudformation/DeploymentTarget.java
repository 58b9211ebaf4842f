package dev.spotifylake.testsupport.cloudformation;

/// The account, region and stack name that a template is evaluated for.
public record DeploymentTarget(
    String partition, String account, String region, String stackName, String urlSuffix) {
  /// A made-up account, for tests.
  public static DeploymentTarget example() {
    return new DeploymentTarget(
        "aws", "123456789012", "eu-central-1", "spotify-lake", "amazonaws.com");
  }

  String arn(String service, String rest) {
    return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + rest;
  }
}
