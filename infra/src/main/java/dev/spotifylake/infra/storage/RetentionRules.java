package dev.spotifylake.infra.storage;

import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.infra.parameters.RetentionParameters;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.s3.CfnBucket;

/// Lifecycle rules: one per source of raw objects. There is no rule over all of `raw/`: where two
/// rules match a key, S3 applies the shorter one. No rule covers tables, `state/`, `config/`,
/// `backup/` or `manifests/`.
final class RetentionRules {
  // Parts of an abandoned multipart upload cost storage and show in no listing.
  private static final CfnBucket.RuleProperty GIVEN_UP_UPLOADS =
      CfnBucket.RuleProperty.builder()
          .id("given-up-uploads")
          .status("Enabled")
          .abortIncompleteMultipartUpload(
              CfnBucket.AbortIncompleteMultipartUploadProperty.builder()
                  .daysAfterInitiation(1)
                  .build())
          .build();

  private RetentionRules() {}

  static List<CfnBucket.RuleProperty> ofRaw(RetentionParameters retention) {
    List<CfnBucket.RuleProperty> rules = new ArrayList<>();
    for (Source source : Source.values()) {
      Number days =
          source == Source.STREAMING_HISTORY ? retention.playsDays() : retention.rawDays();
      rules.add(rule("raw", source.wireName(), sourcePrefix(source), days));
    }
    rules.add(GIVEN_UP_UPLOADS);
    return rules;
  }

  /// Rows of the tables expire in compactions. A rule would delete a merged file that the record of
  /// the current files names.
  static List<CfnBucket.RuleProperty> ofCurated() {
    return List.of(GIVEN_UP_UPLOADS);
  }

  static List<CfnBucket.RuleProperty> ofResults(RetentionParameters retention) {
    return List.of(
        rule("results", "all", LakeStorage.RESULTS_PREFIX, retention.resultsDays()),
        GIVEN_UP_UPLOADS);
  }

  private static String sourcePrefix(Source source) {
    return RawKey.PREFIX + "source=" + source.wireName() + "/";
  }

  private static CfnBucket.RuleProperty rule(String root, String what, String prefix, Number days) {
    return CfnBucket.RuleProperty.builder()
        .id(root + "-" + what)
        .status("Enabled")
        .prefix(prefix)
        .expirationInDays(days)
        .build();
  }
}
