package dev.spotifylake.infra.storage;

import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.infra.parameters.RetentionParameters;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.s3.CfnBucket;

/// Lifecycle rules: one per source and per table. There is no rule over all of `raw/` or
/// `curated/`: where two rules match a key, S3 applies the shorter one. No rule covers `state/`,
/// `config/` or `manifests/`.
final class RetentionRules {
  private static final String PLAYS = "plays";

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

  static List<CfnBucket.RuleProperty> ofCurated(RetentionParameters retention) {
    List<CfnBucket.RuleProperty> rules = new ArrayList<>();
    for (TableFileFormat format : TableFileFormat.values()) {
      for (TableDefinition table : LakeTables.all()) {
        Number days = table.name().equals(PLAYS) ? retention.playsDays() : retention.curatedDays();
        rules.add(rule(format.root().replace("/", ""), table.name(), format.prefix(table), days));
      }
    }
    rules.add(GIVEN_UP_UPLOADS);
    return rules;
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
