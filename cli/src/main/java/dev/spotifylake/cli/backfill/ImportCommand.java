package dev.spotifylake.cli.backfill;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.cli.folder.LakeOption;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.credentials.CredentialsFile;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.history.imports.HistoryExport;
import dev.spotifylake.history.imports.HistoryImportReport;
import dev.spotifylake.history.imports.HistoryImporter;
import dev.spotifylake.history.imports.ImportReport;
import dev.spotifylake.history.imports.Importer;
import dev.spotifylake.transform.TransformReport;
import dev.spotifylake.transform.Transformer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lake import`: brings a streaming-history export into the lake, or saved responses of the
/// Spotify API.
@Command(
    name = "import",
    description =
        "Bring your streaming-history export, or saved responses of the Spotify API, into the"
            + " lake: into raw, then as rows. A second import of the same file adds nothing.",
    footer = {
      "",
      "Example: lake import my_spotify_data.zip",
      "Example: lake import page.json --source playlist_items --entity 37i9dQZF1DXcBWIGoYBM5M"
    })
public final class ImportCommand extends Verb {
  @Mixin private LakeOption lake = new LakeOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "The export's zip, its unpacked folder, or one of its files; or, with --source, JSON"
              + " files of one response each.")
  private List<Path> files = List.of();

  @Option(
      names = "--source",
      converter = SourceNames.class,
      completionCandidates = SourceNames.class,
      paramLabel = "SOURCE",
      description = "The source of the responses: ${COMPLETION-CANDIDATES}.")
  private @Nullable Source source;

  @Option(
      names = "--entity",
      paramLabel = "ID",
      description = "The id of the entity that the responses describe, such as a playlist's.")
  private String entity = "";

  @Option(
      names = "--account",
      paramLabel = "LABEL",
      description = "The account that the data belongs to (default: ${DEFAULT-VALUE}).")
  private String account = Credentials.DEFAULT_ACCOUNT;

  @Option(
      names = "--observed-at",
      paramLabel = "INSTANT",
      description =
          "When Spotify sent the data, such as 2024-01-31T10:00:00Z (default: the time of the first"
              + " import).")
  private @Nullable Instant observedAt;

  public ImportCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() throws IOException {
    LakeFolder folder = lake.folder(context).notDemo();
    LakeFiles.checkLayout(folder.curatedStore());
    List<HistoryImportOutput> exports = new ArrayList<>();
    List<ResponseImport> responses = new ArrayList<>();
    int failed = 0;
    for (Path file : files) {
      Path path = context.workingFolder().resolve(file);
      try {
        Source api = source == Source.STREAMING_HISTORY ? null : source;
        if (api != null) {
          responses.add(
              new ResponseImport(
                  file, importer(folder).importResponse(path, api, entity, account, observedAt)));
        } else {
          checkIsExport(file, path);
          exports.add(new HistoryImportOutput(file, importHistory(folder, path)));
        }
      } catch (LakeException unusable) {
        context.err().println("lake: " + unusable.getMessage());
        failed++;
      }
    }
    print(exports, responses);
    if (failed == files.size()) {
      return ExitCode.FAILED;
    }
    boolean inPart =
        responses.stream().anyMatch(each -> each.report().rejects() > 0)
            || exports.stream().anyMatch(HistoryImportOutput::isInPart);
    return failed > 0 || inPart ? ExitCode.DONE_IN_PART : ExitCode.DONE;
  }

  private void checkIsExport(Path file, Path path) {
    if (source == null && Files.exists(path) && !HistoryExport.isNamedLikeOne(path)) {
      throw new LakeException(
          "%s is not named like a streaming-history export; expected a zip, a folder, Streaming_History_*.json, endsong_*.json or StreamingHistory*.json: for a response of the API add its --source, such as --source playlist_items"
              .formatted(file));
    }
  }

  private HistoryImportReport importHistory(LakeFolder folder, Path export) throws IOException {
    HistoryImporter importer =
        new HistoryImporter(folder.rawStore(), transformer(folder), context.clock());
    return importer.importHistory(export, account, observedAt, spotifyId());
  }

  /// The account's Spotify id, where this machine knows it.
  private @Nullable String spotifyId() throws IOException {
    Credentials credentials = CredentialsFile.inHome(context.home()).read();
    AccountCredentials known = credentials == null ? null : credentials.accounts().get(account);
    return known == null ? null : known.spotifyId();
  }

  private record ResponseImport(Path file, ImportReport report) {
    SortedMap<String, Long> rows() {
      SortedMap<String, Long> rows = new TreeMap<>();
      for (TransformReport transform : report.transforms()) {
        transform.rows().forEach((table, count) -> rows.merge(table, count, Long::sum));
      }
      return rows;
    }
  }

  private Transformer transformer(LakeFolder folder) {
    return new Transformer(
        folder.rawStore(), folder.curatedStore(), folder.configuration().format());
  }

  private Importer importer(LakeFolder folder) {
    return new Importer(folder.rawStore(), transformer(folder), context.clock());
  }

  private void print(List<HistoryImportOutput> exports, List<ResponseImport> responses) {
    if (json()) {
      printJson(
          Stream.concat(
                  exports.stream().map(HistoryImportOutput::json),
                  responses.stream().map(ImportCommand::json))
              .toList());
      return;
    }
    exports.forEach(each -> each.print(context));
    for (ResponseImport each : responses) {
      List<String> rows = new ArrayList<>();
      each.rows().forEach((table, count) -> rows.add(count + " " + table));
      String done = each.report().alreadyThere() ? "was in the lake already" : "imported";
      print("%s: %s; rows: %s".formatted(each.file(), done, String.join(", ", rows)));
      if (each.report().rejects() > 0) {
        context
            .err()
            .println(
                "lake: %s: %d elements could not be used and stay in raw; list them with: lake query \"SELECT * FROM ops_rejects\""
                    .formatted(each.file(), each.report().rejects()));
      }
    }
  }

  private static Map<String, Object> json(ResponseImport response) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", response.file().toString());
    fields.put("already_there", response.report().alreadyThere());
    fields.put(
        "raw_objects",
        response.report().transforms().stream().map(TransformReport::rawKey).toList());
    fields.put("rows", response.rows());
    fields.put("rejects", response.report().rejects());
    return fields;
  }
}
