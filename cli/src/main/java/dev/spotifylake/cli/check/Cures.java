package dev.spotifylake.cli.check;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.compact.check.Finding;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/// The commands that mend findings of one lake.
///
/// @param options name the lake on the command line: empty, or with a space before
/// @param rawAddress the address of an object of the raw store, by its key
/// @param curatedAddress of an object of the curated store
/// @param delete the command that deletes an object, without its address
record Cures(
    String options,
    UnaryOperator<String> rawAddress,
    UnaryOperator<String> curatedAddress,
    String delete) {
  private static final String PUT_BACK = "put it back from a copy of the lake";

  static Cures of(LakeFolder lake, CliContext context) {
    boolean isDefault = LakeConfiguration.from(context.environment()).rawRoot().equals(lake.name());
    return new Cures(
        isDefault ? "" : " --lake " + quoted(lake.name()),
        key -> address(lake.raw(), key),
        key -> address(lake.curated(), key),
        "rm");
  }

  private static String address(Path root, String key) {
    return quoted(root.resolve(key).toString());
  }

  /// @param rawRoot such as `s3://bucket/prefix`
  static Cures ofStack(String stack, String rawRoot, String curatedRoot) {
    return new Cures(
        " --stack " + stack,
        key -> quoted(below(rawRoot, key)),
        key -> quoted(below(curatedRoot, key)),
        "aws s3 rm");
  }

  private static String below(String root, String key) {
    return root.endsWith("/") ? root + key : root + "/" + key;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /// What to do about a finding: a sentence or a command.
  String of(Finding finding) {
    String key = finding.key();
    String rawKey = finding.rawKey();
    return switch (finding.kind()) {
      case NOT_TRANSFORMED, FILE_MISSING, FILE_DIFFERS ->
          rawKey == null ? PUT_BACK : "run: " + replay(rawKey);
      case UNFINISHED -> "run: " + (rawKey == null ? deleteCurated(key) : replay(rawKey));
      case MANIFEST_DAMAGED ->
          rawKey == null ? PUT_BACK : "run: " + deleteCurated(key) + " && " + replay(rawKey);
      case ORPHANED ->
          rawKey == null
              ? "put its raw object back from a copy of the lake, or delete its rows: "
                  + deleteCurated(key)
              : "run: " + deleteCurated(key);
      case ABANDONED -> "run: lake compact" + options;
      case NEWER_THAN_RECORD -> "run: " + deleteCurated(key);
      case MERGED_FILE_MISSING, MERGED_FILE_DIFFERS, INDEX_MISSING, INDEX_DAMAGED ->
          PUT_BACK
              + "; or, if all raw objects are there, run: "
              + deleteCurated(LakeFiles.KEY)
              + " && lake replay"
              + options;
      case UNKNOWN_OBJECT -> "if you do not need it, run: " + delete(key);
    };
  }

  private String delete(String key) {
    return key.startsWith(RawKey.PREFIX)
        ? delete + " " + rawAddress.apply(key)
        : deleteCurated(key);
  }

  private String deleteCurated(String key) {
    return delete + " " + curatedAddress.apply(key);
  }

  private String replay(String rawKey) {
    RawKey object = RawKey.parse(rawKey);
    LocalDate day = LocalDate.ofInstant(object.time(), ZoneOffset.UTC);
    return "lake replay%s --source %s --account %s --from %s --to %s"
        .formatted(options, object.source().wireName(), quoted(object.account()), day, day);
  }
}
