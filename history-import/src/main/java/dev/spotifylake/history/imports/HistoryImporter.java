package dev.spotifylake.history.imports;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.hash.Sha256;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.raw.RawLimits;
import dev.spotifylake.common.raw.RawObjectWriter;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.compact.pending.ImportIntents;
import dev.spotifylake.transform.TransformReport;
import dev.spotifylake.transform.Transformer;
import dev.spotifylake.transform.mapping.HashSet128;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings a streaming-history export into the lake: reduced to what plays are made of, into raw,
/// then transformed. The same export for the same account is always the same import.
public final class HistoryImporter {
  // Smaller than an hour's: each holds some years of months, whose files are all open at once.
  private static final RawLimits LIMITS = new RawLimits(4L << 20, 32L << 20);

  private final ObjectStore raw;
  private final Transformer transformer;
  private final InstantSource clock;

  /// @param raw the store under `LAKE_RAW`
  public HistoryImporter(ObjectStore raw, Transformer transformer, InstantSource clock) {
    this.raw = raw;
    this.transformer = transformer;
    this.clock = clock;
  }

  /// Imports an export: its zip, the folder it was unpacked to, or one file of it.
  ///
  /// @param observedAt when it was made; null = now. For an export that was imported before, the
  ///   time of that import holds
  /// @param spotifyId of the account; null where it is not known
  /// @throws LakeException before anything is written: the export is absent, no export, made to
  ///   harm, another person's, or `observedAt` is before the tables begin or in the future; or
  ///   later, where the rows read are not all accounted for
  public HistoryImportReport importHistory(
      Path path, String account, @Nullable Instant observedAt, @Nullable String spotifyId)
      throws IOException {
    Instant now = clock.instant();
    ImportTimes.check(observedAt, now);
    try (HistoryExport export = HistoryExport.open(path)) {
      HistorySurvey survey = HistorySurvey.of(export, account);
      survey.checkOwner(path, account, spotifyId);
      Instant first =
          ImportTimes.in(raw).firstTime(survey.runId(), observedAt == null ? now : observedAt);
      ImportIntents intents = new ImportIntents(raw);
      intents.begin(survey.runId(), Source.STREAMING_HISTORY, account, first, now);
      HistoryImportReport report = new Attempt(path, export, account, survey.runId(), first).run();
      intents.end(survey.runId());
      return report;
    }
  }

  /// One import under way.
  private final class Attempt {
    private final Path path;
    private final HistoryExport export;
    private final String account;
    private final String runId;
    private final Instant observedAt;
    private final RawPlays rawPlays;
    private final HashSet128 seen = new HashSet128();
    private final MessageDigest digest = Sha256.digest();
    private final List<String> problems = new ArrayList<>();
    private long rowsRead;
    private long repeats;
    private boolean holdsMusic;

    Attempt(Path path, HistoryExport export, String account, String runId, Instant observedAt) {
      this.path = path;
      this.export = export;
      this.account = account;
      this.runId = runId;
      this.observedAt = observedAt;
      this.rawPlays = new RawPlays(raw);
    }

    HistoryImportReport run() throws IOException {
      List<String> there = rawPlays.keys(Source.STREAMING_HISTORY, account);
      List<String> keys = writeRaw().stream().map(RawKey::key).toList();
      boolean alreadyThere = there.containsAll(keys) && allFinished(keys);
      KnownPlays known = KnownPlays.of(rawPlays, account, runId);
      HistoryOverlap overlap = new HistoryOverlap(known, alreadyThere);
      List<TransformReport> transforms = new ArrayList<>();
      for (String key : keys) {
        transforms.add(transformer.transform(key));
        rawPlays.read(key, overlap::add, poll -> {});
      }
      HistoryOverlap.Counts counts = overlap.count();
      check(counts, transforms);
      overlap.doubt(account).ifPresent(problems::add);
      return report(alreadyThere, overlap, counts, transforms);
    }

    private boolean allFinished(List<String> keys) throws IOException {
      for (String key : keys) {
        if (!transformer.hasFinished(key)) {
          return false;
        }
      }
      return true;
    }

    private List<RawKey> writeRaw() throws IOException {
      RawObjectWriter writer =
          new RawObjectWriter(raw, Source.STREAMING_HISTORY, account, runId, LIMITS);
      try (writer) {
        HistoryLines lines = new HistoryLines(writer, account, runId, observedAt);
        for (HistoryMember member : export.members()) {
          lines.begin(member.name());
          writeMember(member, lines);
        }
        lines.flush();
      }
      return writer.written();
    }

    private void writeMember(HistoryMember member, HistoryLines lines) throws IOException {
      holdsMusic |= member.holdsMusic();
      long before = rowsRead;
      try (HistoryReader reader = new HistoryReader(member.content().open())) {
        for (HistoryRow row = reader.next(); row != null; row = reader.next()) {
          rowsRead++;
          switch (row) {
            case HistoryRow.Play(byte[] json) -> {
              if (isNew(json)) {
                lines.add(json);
              } else {
                repeats++;
              }
            }
            case HistoryRow.NoPlay(byte[] json) -> lines.add(json);
            case HistoryRow.Broken(String reason) -> {
              long rows = rowsRead - 1 - before;
              lines.addBroken(reason, rows);
              problems.add(
                  "%s: %s cannot be read on after %d rows (%s); these are imported. Download the export again"
                      .formatted(path, member.path(), rows, reason));
            }
          }
        }
      }
    }

    private boolean isNew(byte[] json) {
      ByteBuffer hash = ByteBuffer.wrap(digest.digest(json));
      return seen.add(hash.getLong(), hash.getLong());
    }

    private void check(HistoryOverlap.Counts counts, List<TransformReport> transforms) {
      long made =
          transforms.stream().mapToLong(report -> report.rows().getOrDefault("plays", 0L)).sum();
      long rejected = transforms.stream().mapToLong(TransformReport::rejects).sum();
      if (made + rejected + repeats != rowsRead
          || counts.newPlays() + counts.knownPlays() != made) {
        throw new LakeException(
            "%s: %d rows read, but %d plays (%d new, %d known), %d rejects and %d repeats; what was made of it stays in raw under run %s. This is a fault of the lake: please report it"
                .formatted(
                    path,
                    rowsRead,
                    made,
                    counts.newPlays(),
                    counts.knownPlays(),
                    rejected,
                    repeats,
                    runId));
      }
    }

    private HistoryImportReport report(
        boolean alreadyThere,
        HistoryOverlap overlap,
        HistoryOverlap.Counts counts,
        List<TransformReport> transforms) {
      List<HistoryImportReport.ClosedGap> closed = holdsMusic ? overlap.closedGaps() : List.of();
      return new HistoryImportReport(
          alreadyThere,
          export.members().stream().map(HistoryMember::path).toList(),
          rowsRead,
          counts.newPlays(),
          counts.knownPlays(),
          repeats,
          transforms.stream().mapToLong(TransformReport::rejects).sum(),
          overlap.firstPlay(),
          overlap.lastPlay(),
          closed,
          overlap.gaps() - closed.size(),
          problems,
          transforms);
    }
  }
}
