package dev.spotifylake.cli.load;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.cli.folder.LakeOption;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeConfiguration;
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

/// `lake import`: brings saved Spotify answers into the lake, as if they had been asked for, or the
/// streaming history that Spotify sends whoever asks for it.
@Command(
    name = "import",
    description =
        "Bring your streaming-history export, or saved answers of the Spotify API, into the lake:"
            + " into raw, then as rows. Doing it again doubles nothing.",
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
          "The export's zip, the folder it was unpacked to, or one of its files; or JSON files, one"
              + " answer each, with --source.")
  private List<Path> files = List.of();

  @Option(
      names = "--source",
      converter = SourceNames.class,
      completionCandidates = SourceNames.class,
      paramLabel = "SOURCE",
      description = "What the answers are about: ${COMPLETION-CANDIDATES}.")
  private @Nullable Source source;

  @Option(
      names = "--entity",
      paramLabel = "ID",
      description = "The id the answers are about, such as the playlist's.")
  private String entity = "";

  @Option(
      names = "--account",
      paramLabel = "LABEL",
      description = "The account they were made for (default: ${DEFAULT-VALUE}).")
  private String account = Credentials.DEFAULT_ACCOUNT;

  @Option(
      names = "--observed-at",
      paramLabel = "INSTANT",
      description =
          "When Spotify gave the answers, such as 2024-01-31T10:00:00Z; without it the moment of"
              + " the first import.")
  private @Nullable Instant observedAt;

  public ImportCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() throws IOException {
    LakeFolder folder = lake.folder(context).notDemo();
    List<HistoryImport> histories = new ArrayList<>();
    List<Imported> imported = new ArrayList<>();
    int failed = 0;
    for (Path file : files) {
      Path there = context.workingFolder().resolve(file);
      try {
        Source answers = source == Source.STREAMING_HISTORY ? null : source;
        if (answers != null) {
          imported.add(
              new Imported(
                  file,
                  importer(folder).importResponse(there, answers, entity, account, observedAt)));
        } else {
          checkIsHistory(file, there);
          histories.add(new HistoryImport(file, importHistory(folder, there)));
        }
      } catch (LakeException unusable) {
        context.err().println("lake: " + unusable.getMessage());
        failed++;
      }
    }
    tell(histories, imported);
    if (failed == files.size()) {
      return ExitCode.FAILED;
    }
    boolean inPart =
        imported.stream().anyMatch(each -> each.report().rejects() > 0)
            || histories.stream().anyMatch(HistoryImport::inPart);
    return failed > 0 || inPart ? ExitCode.DONE_IN_PART : ExitCode.DONE;
  }

  private void checkIsHistory(Path file, Path there) {
    if (source == null && Files.exists(there) && !HistoryExport.isNamedLikeOne(there)) {
      throw new LakeException(
          "%s is not named like a streaming-history export (a zip, a folder, Streaming_History_*.json, endsong_*.json, StreamingHistory*.json); if it is an answer of the API, say which with --source"
              .formatted(file));
    }
  }

  private HistoryImportReport importHistory(LakeFolder folder, Path export) throws IOException {
    LakeConfiguration configuration = folder.configuration();
    HistoryImporter importer =
        new HistoryImporter(
            folder.rawStore(), transformer(folder), configuration.firstDay(), context.clock());
    return importer.importHistory(export, account, observedAt, spotifyId());
  }

  /// The Spotify id behind the account's label, where this machine knows it.
  private @Nullable String spotifyId() throws IOException {
    Credentials credentials = CredentialsFile.inHome(context.home()).read();
    AccountCredentials known = credentials == null ? null : credentials.accounts().get(account);
    return known == null ? null : known.spotifyId();
  }

  private record Imported(Path file, ImportReport report) {
    SortedMap<String, Long> rows() {
      SortedMap<String, Long> rows = new TreeMap<>();
      for (TransformReport transform : report.transforms()) {
        transform.rows().forEach((table, count) -> rows.merge(table, count, Long::sum));
      }
      return rows;
    }
  }

  private Transformer transformer(LakeFolder folder) {
    LakeConfiguration configuration = folder.configuration();
    return new Transformer(
        folder.rawStore(),
        folder.curatedStore(),
        configuration.format(),
        configuration.firstDay(),
        context.clock());
  }

  private Importer importer(LakeFolder folder) {
    return new Importer(
        folder.rawStore(), transformer(folder), folder.configuration().firstDay(), context.clock());
  }

  private void tell(List<HistoryImport> histories, List<Imported> imported) {
    if (json()) {
      sayJson(
          Stream.concat(
                  histories.stream().map(HistoryImport::json),
                  imported.stream().map(ImportCommand::json))
              .toList());
      return;
    }
    histories.forEach(each -> each.tell(context));
    for (Imported each : imported) {
      List<String> rows = new ArrayList<>();
      each.rows().forEach((table, count) -> rows.add(count + " " + table));
      String done = each.report().alreadyThere() ? "was in the lake already" : "imported";
      say("%s: %s; rows: %s".formatted(each.file(), done, String.join(", ", rows)));
      if (each.report().rejects() > 0) {
        context
            .err()
            .println(
                "lake: %s: %d of it could not be used and is kept in raw: lake query \"SELECT * FROM ops_rejects\""
                    .formatted(each.file(), each.report().rejects()));
      }
    }
  }

  private static Map<String, Object> json(Imported imported) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", imported.file().toString());
    fields.put("already_there", imported.report().alreadyThere());
    fields.put(
        "raw_objects",
        imported.report().transforms().stream().map(TransformReport::rawKey).toList());
    fields.put("rows", imported.rows());
    fields.put("rejects", imported.report().rejects());
    return fields;
  }
}
