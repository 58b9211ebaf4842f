package dev.spotifylake.cli.report;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Progress;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.query.DeployedLakes;
import dev.spotifylake.cli.query.OpenLake;
import dev.spotifylake.cli.query.OpenLakeOption;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.sql.SqlFiles;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lake report`: one HTML page with charts, which contains all its data and scripts.
@Command(
    name = "report",
    description =
        "Make one HTML page with charts of the last two years. It contains its data and scripts,"
            + " and loads nothing.")
public final class ReportCommand extends Verb {
  private static final DateTimeFormatter MADE_AT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final DeployedLakes deployed;

  @Mixin private OpenLakeOption lake = new OpenLakeOption();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "lake-report.html",
      description = "The page's file (default: ${DEFAULT-VALUE}); an earlier page is replaced.")
  private String out = "lake-report.html";

  public ReportCommand(CliContext context, DeployedLakes deployed) {
    super(context);
    this.deployed = deployed;
  }

  @Override
  protected ExitCode run() throws IOException {
    Path file = context.workingFolder().resolve(out).normalize();
    if (Files.isDirectory(file)) {
      throw new LakeException(
          out + " is a folder; expected a file to write the page to: name one with --out FILE");
    }
    ReportPage page;
    ReportData data;
    try (OpenLake open = lake.open(context, deployed);
        Progress progress = Progress.of(context, "queries", SqlFiles.reportQueries().size())) {
      data = ReportData.query(open.engine(), open.setting(), progress::step);
      page = page(open, data);
    }
    write(file, html(page));
    print(file, data);
    return ExitCode.DONE;
  }

  private ReportPage page(OpenLake open, ReportData data) {
    return new ReportPage(
        open.name(),
        "The lake %s, as it was on %s."
            .formatted(open.name(), MADE_AT.format(context.clock().instant())),
        zone(open.setting().zone()),
        estimate(data),
        data.accounts(),
        open.demo().getAsBoolean(),
        data.empty(),
        PageParts.style(),
        data.json(),
        PageParts.chartLibrary(),
        PageParts.script());
  }

  private static String zone(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  private static String estimate(ReportData data) {
    long percent =
        data.minutes() == 0 ? 0 : Math.round(100 * data.minutesEstimated() / data.minutes());
    return percent == 0
        ? "Minutes are those of the streaming history."
        : ("Only the streaming history has the time that you listened. For %d %% of the minutes"
                + " only the song's length is known, and they count as heard to the end.")
            .formatted(percent);
  }

  private static String html(ReportPage page) {
    StringOutput output = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html).render("report.jte", page, output);
    return output.toString();
  }

  // Written beside the file first, so that the file is never half a page.
  private static void write(Path file, String html) throws IOException {
    Path folder = file.getParent();
    if (folder == null) {
      throw new LakeException(
          file + " is not a file; expected a file to write the page to: name one with --out FILE");
    }
    Files.createDirectories(folder);
    Path half = Files.createTempFile(folder, ".lake-report", ".html");
    try {
      Files.writeString(half, html);
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private void print(Path file, ReportData data) throws IOException {
    long bytes = Files.size(file);
    if (json()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("file", file.toString());
      fields.put("bytes", bytes);
      fields.put("plays", data.plays());
      fields.put("empty", data.empty());
      printJson(fields);
      return;
    }
    print(
        "%s: %s, %d KB. Open it in a browser: %s"
            .formatted(
                out,
                data.empty() ? "the lake is empty" : data.plays() + " plays",
                Math.ceilDiv(bytes, 1024),
                file.toUri()));
  }
}
