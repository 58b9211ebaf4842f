package dev.spotifylake.infra.query;

import dev.spotifylake.infra.parameters.LakeParameters;
import dev.spotifylake.infra.storage.LakeStorage;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.athena.CfnWorkGroup;
import software.constructs.Construct;

/// The Athena workgroup of the lake, with its own result location and scan limit.
public final class QueryWorkGroup extends Construct {
  // Years of one person's plays are less, so a query that scans more lacks
  // a limit on its partition. At 5 USD a terabyte the limit costs half a cent.
  private static final long MOST_BYTES_SCANNED = 1L << 30;

  private final CfnWorkGroup workGroup;

  public QueryWorkGroup(
      Construct scope, String id, LakeParameters parameters, LakeStorage storage) {
    super(scope, id);
    workGroup =
        CfnWorkGroup.Builder.create(this, "Resource")
            .name(parameters.lakeName())
            .description("Queries over the Spotify lake")
            .state("ENABLED")
            // The query history would otherwise block the deletion of the stack.
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
