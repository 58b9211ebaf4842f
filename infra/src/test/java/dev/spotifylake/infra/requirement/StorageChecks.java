package dev.spotifylake.infra.requirement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.testsupport.cloudformation.EvaluatedResource;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Buckets: who may see them, and how long what is in them is kept.
final class StorageChecks {
  private static final List<String> BUCKETS =
      List.of("StorageRaw", "StorageCurated", "StorageResults");

  private static final Instant SOME_TIME = Instant.parse("2026-11-22T10:05:03Z");

  private StorageChecks() {}

  static void bucketsArePrivate(Candidate candidate, Findings findings) {
    for (EvaluatedResource bucket : candidate.stack().ofType("AWS::S3::Bucket")) {
      for (String part :
          List.of(
              "BlockPublicAcls",
              "BlockPublicPolicy",
              "IgnorePublicAcls",
              "RestrictPublicBuckets")) {
        findings.expect(
            bucket.at("/PublicAccessBlockConfiguration/" + part).asBoolean(),
            "bucket %s does not say %s",
            bucket.logicalId(),
            part);
      }
      findings.equal(
          bucket.text("/OwnershipControls/Rules/0/ObjectOwnership"),
          "BucketOwnerEnforced",
          "ownership of objects in " + bucket.logicalId());
    }
  }

  static void dataOutlivesTheStack(Candidate candidate, Findings findings) {
    for (String bucket : BUCKETS) {
      for (String policy : List.of("DeletionPolicy", "UpdateReplacePolicy")) {
        findings.equal(
            candidate.resources().path(bucket).path(policy).asText(),
            "Retain",
            policy + " of " + bucket);
      }
    }
  }

  static void eachKeyExpiresAsSaid(Candidate candidate, Findings findings) {
    Map<String, Integer> days = new LinkedHashMap<>();
    days.put("RawRetentionDays", 11);
    days.put("PlaysRetentionDays", 33);
    days.put("ResultsRetentionDays", 4);
    Map<String, String> given = new LinkedHashMap<>();
    days.forEach((name, value) -> given.put(name, String.valueOf(value)));
    expiry(candidate, given, days, findings);
    expiry(
        candidate,
        Map.of(),
        Map.of(
            "RawRetentionDays", 400,
            "PlaysRetentionDays", 1_825,
            "ResultsRetentionDays", 3),
        findings);
  }

  private static void expiry(
      Candidate candidate,
      Map<String, String> given,
      Map<String, Integer> days,
      Findings findings) {
    EvaluatedResource raw = candidate.with(given).resource("StorageRaw");
    for (Source source : Source.values()) {
      String key = new RawKey(source, "me", SOME_TIME, "run", 0).key();
      String kept = source == Source.STREAMING_HISTORY ? "PlaysRetentionDays" : "RawRetentionDays";
      equalDays(findings, key, daysUntilExpiry(raw, key), days.get(kept));
    }
    EvaluatedResource curated = candidate.with(given).resource("StorageCurated");
    for (String root : List.of("curated/", "curated-csv/")) {
      for (TableDefinition table : LakeTables.all()) {
        String key = root + table.name() + "/" + table.partition().folder("2026-11") + "file.x";
        // Compactions delete rows by age; S3 would delete files that are current.
        equalDays(findings, key, daysUntilExpiry(curated, key), null);
      }
    }
    String result = "results/query.csv";
    equalDays(
        findings,
        result,
        daysUntilExpiry(candidate.with(given).resource("StorageResults"), result),
        days.get("ResultsRetentionDays"));
  }

  private static void equalDays(
      Findings findings, String key, OptionalInt actual, @Nullable Integer expected) {
    findings.equal(
        actual,
        expected == null ? OptionalInt.empty() : OptionalInt.of(expected),
        "days until " + key + " expires");
  }

  static void whatIsNoDataNeverExpires(Candidate candidate, Findings findings) {
    for (String key : List.of("state/app.json", "state/account=me.json", "config/watchlist.json")) {
      neverExpires(candidate.resource("StorageRaw"), key, findings);
    }
    String rawKey = new RawKey(Source.RECENTLY_PLAYED, "me", SOME_TIME, "run", 0).key();
    neverExpires(candidate.resource("StorageCurated"), "manifests/" + rawKey + ".json", findings);
  }

  private static void neverExpires(EvaluatedResource bucket, String key, Findings findings) {
    OptionalInt days = daysUntilExpiry(bucket, key);
    findings.expect(
        days.isEmpty(), "%s expires after %s days in %s", key, days, bucket.logicalId());
  }

  /// As S3 does it: of all rules that match, the shortest time.
  private static OptionalInt daysUntilExpiry(EvaluatedResource bucket, String key) {
    OptionalInt shortest = OptionalInt.empty();
    for (JsonNode rule : bucket.at("/LifecycleConfiguration/Rules")) {
      boolean matches =
          rule.path("Status").asText().equals("Enabled")
              && key.startsWith(rule.path("Prefix").asText());
      if (matches && rule.has("ExpirationInDays")) {
        int days = rule.get("ExpirationInDays").asInt();
        shortest = OptionalInt.of(Math.min(days, shortest.orElse(days)));
      }
    }
    return shortest;
  }
}
