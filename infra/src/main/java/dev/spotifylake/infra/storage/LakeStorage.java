package dev.spotifylake.infra.storage;

import dev.spotifylake.infra.access.AcceptedFinding;
import dev.spotifylake.infra.parameters.LakeParameters;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/// The buckets: raw responses with state and configuration, curated files, and query results. All
/// are private and encrypted, refuse plain HTTP, and stay when the stack is deleted.
public final class LakeStorage extends Construct {
  /// The prefix of query results in the results bucket.
  public static final String RESULTS_PREFIX = "results/";

  private final LakeParameters parameters;
  private final Bucket raw;
  private final Bucket curated;
  private final Bucket results;

  public LakeStorage(Construct scope, String id, LakeParameters parameters) {
    super(scope, id);
    this.parameters = parameters;
    raw = bucket("Raw", RetentionRules.ofRaw(parameters.retention()));
    curated = bucket("Curated", RetentionRules.ofCurated());
    results = bucket("Results", RetentionRules.ofResults(parameters.retention()));
  }

  private Bucket bucket(String part, List<CfnBucket.RuleProperty> rules) {
    Bucket bucket =
        Bucket.Builder.create(this, part)
            .bucketName(nameOf(part))
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            .minimumTlsVersion(1.2)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    resourceOf(bucket)
        .setLifecycleConfiguration(
            CfnBucket.LifecycleConfigurationProperty.builder().rules(rules).build());
    AcceptedFinding.of(
        bucket,
        "AwsSolutions-S1",
        "An access log would hold more objects than the lake. CloudTrail data events can be turned"
            + " on instead and need no second bucket here.");
    return bucket;
  }

  // A name without a reference to the bucket, for resources that the bucket depends on.
  private String nameOf(String part) {
    return parameters.nameOf(part.toLowerCase(Locale.ROOT))
        + "-"
        + Aws.ACCOUNT_ID
        + "-"
        + Aws.REGION;
  }

  private static CfnBucket resourceOf(Bucket bucket) {
    return (CfnBucket) bucket.getNode().getDefaultChild();
  }

  public Bucket raw() {
    return raw;
  }

  public Bucket curated() {
    return curated;
  }

  public Bucket results() {
    return results;
  }

  /// The raw bucket's ARN, without a reference to the bucket.
  public String rawArnByName() {
    return "arn:" + Aws.PARTITION + ":s3:::" + nameOf("Raw");
  }

  public CfnBucket rawResource() {
    return resourceOf(raw);
  }

  /// The value of `LAKE_RAW`.
  public String rawRoot() {
    return "s3://" + raw.getBucketName();
  }

  /// The value of `LAKE_CURATED`.
  public String curatedRoot() {
    return "s3://" + curated.getBucketName();
  }
}
