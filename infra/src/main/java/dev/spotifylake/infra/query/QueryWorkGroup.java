package dev.spotifylake.infra.query;

import dev.spotifylake.infra.parameters.LakeParameters;
import dev.spotifylake.infra.storage.LakeStorage;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.athena.CfnWorkGroup;
import software.constructs.Construct;

/// The Athena workgroup of the lake: its own place for results, its own limit.
public final class QueryWorkGroup extends Construct {
  // A query that reads more has forgotten its day or month: years of one person's plays are less.
  // At 5 USD a terabyte it is half a cent.
  private static final long MOST_BYTES_SCANNED = 1L << 30;

  private final CfnWorkGroup workGroup;

  public QueryWorkGroup(
      Construct scope, String id, LakeParameters parameters, LakeStorage storage) {
    super(scope, id);
    workGroup =
        CfnWorkGroup.Builder.create(this, "Resource")
            .name(parameters.lakeName())
            .description("Questions to the Spotify lake")
            .state("ENABLED")
            // Its history of queries must not keep a stack from being deleted.
            .recursiveDeleteOption(true)
            .workGroupConfiguration(
                CfnWorkGroup.WorkGroupConfigurationProperty.builder()
                    .enforceWorkGroupConfiguration(true)
                    .publishCloudWatchMetricsEnabled(true)
                    .bytesScannedCutoffPerQuery(MOST_BYTES_SCANNED)
                    .engineVersion(
                        CfnWorkGroup.EngineVersionProperty.builder()
                            .selectedEngineVersion("Athena engine version 3")
                            .build())
                    .resultConfiguration(
                        CfnWorkGroup.ResultConfigurationProperty.builder()
                            .outputLocation(
                                "s3://"
                                    + storage.results().getBucketName()
                                    + "/"
                                    + LakeStorage.RESULTS_PREFIX)
                            .expectedBucketOwner(Aws.ACCOUNT_ID)
                            .encryptionConfiguration(
                                CfnWorkGroup.EncryptionConfigurationProperty.builder()
                                    .encryptionOption("SSE_S3")
                                    .build())
                            .build())
                    .build())
            .build();
  }

  public String name() {
    return workGroup.getRef();
  }
}
