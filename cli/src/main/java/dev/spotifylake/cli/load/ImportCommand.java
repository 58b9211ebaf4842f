package dev.spotifylake.cli.load;

import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.cli.folder.LakeOption;
import dev.spotifylake.cli.frame.ExitCode;
import dev.spotifylake.cli.frame.Surroundings;
import dev.spotifylake.cli.frame.Verb;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.transform.ImportReport;
import dev.spotifylake.transform.Importer;
import dev.spotifylake.transform.TransformReport;
import dev.spotifylake.transform.Transformer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lake import`: brings saved Spotify answers into the lake, as if they had been asked for.
@Command(
    name = "import",
    description =
        "Bring saved answers of the Spotify API into the lake: raw as they are, then as rows. Doing"
            + " it again doubles nothing.",
    footer = {
      "",
      "Example: lake import page.json --source playlist_items --entity 37i9dQZF1DXcBWIGoYBM5M"
    })
public final class ImportCommand extends Verb {
  @Mixin private LakeOption lake = new LakeOption();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "JSON files, one answer each.")
  private List<Path> files = List.of();

  @Option(
      names = "--source",
      required = true,
      converter = SourceNames.class,
      completionCandidates = SourceNames.class,
      paramLabel = "SOURCE",
      description = "What the answers are about: ${COMPLETION-CANDIDATES}.")
  private Source source = Source.PLAYLIST_ITEMS;

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

  public ImportCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() throws IOException {
    LakeFolder folder = lake.folder(surroundings).notDemo();
    Importer importer = importer(folder);
    List<Imported> imported = new ArrayList<>();
    int failed = 0;
    for (Path file : files) {
      try {
        Path there = surroundings.workingFolder().resolve(file);
        imported.add(
            new Imported(file, importer.importAnswer(there, source, entity, account, observedAt)));
      } catch (LakeException unusable) {
        surroundings.err().println("lake: " + unusable.getMessage());
        failed++;
      }
    }
    tell(imported);
    if (failed == files.size()) {
      return ExitCode.FAILED;
    }
    boolean rejects = imported.stream().anyMatch(each -> each.report().rejects() > 0);
    return failed > 0 || rejects ? ExitCode.DONE_IN_PART : ExitCode.DONE;
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

  private Importer importer(LakeFolder folder) {
    LakeConfiguration configuration = folder.configuration();
    Transformer transformer =
        new Transformer(
            folder.rawStore(),
            folder.curatedStore(),
            configuration.format(),
            configuration.firstDay(),
            surroundings.clock());
    return new Importer(
        folder.rawStore(), transformer, configuration.firstDay(), surroundings.clock());
  }

  private void tell(List<Imported> imported) {
    if (json()) {
      sayJson(imported.stream().map(ImportCommand::json).toList());
      return;
    }
    for (Imported each : imported) {
      List<String> rows = new ArrayList<>();
      each.rows().forEach((table, count) -> rows.add(count + " " + table));
      String done = each.report().alreadyThere() ? "was in the lake already" : "imported";
      say("%s: %s; rows: %s".formatted(each.file(), done, String.join(", ", rows)));
      if (each.report().rejects() > 0) {
        surroundings
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
