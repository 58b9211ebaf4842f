package dev.spotifylake.history.imports;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.hash.Sha256;
import dev.spotifylake.common.source.Source;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// A first reading of an export, before anything is written: its identity, and whose it is.
///
/// @param runId hash of the files' names and contents and of the account: the same for the zip and
///   the unpacked folder
/// @param owners Spotify ids the export names as its owner; empty where it names none
record HistorySurvey(String runId, SortedSet<String> owners) {
  private static final int RUN_ID_BYTES = 16;

  static HistorySurvey of(HistoryExport export, String account) throws IOException {
    MessageDigest identity = Sha256.digest();
    SortedSet<String> owners = new TreeSet<>();
    update(identity, Source.STREAMING_HISTORY.wireName());
    update(identity, account);
    for (HistoryMember member : export.members()) {
      update(identity, member.name());
      identity.update(hash(member, owners));
    }
    String owner = export.ownerId();
    if (owner != null) {
      owners.add(owner);
    }
    return new HistorySurvey(HexFormat.of().formatHex(identity.digest(), 0, RUN_ID_BYTES), owners);
  }

  private static void update(MessageDigest identity, String part) {
    identity.update(part.getBytes(StandardCharsets.UTF_8));
    identity.update((byte) 0);
  }

  private static byte[] hash(HistoryMember member, SortedSet<String> owners) throws IOException {
    MessageDigest content = Sha256.digest();
    try (InputStream hashed = new DigestInputStream(member.content().open(), content);
        HistoryReader reader = new HistoryReader(hashed)) {
      while (reader.next() != null) {
        // only the owners matter here
      }
      owners.addAll(reader.owners());
      hashed.transferTo(OutputStream.nullOutputStream());
    } catch (ZipException | EOFException damaged) {
      // What can be read of it tells it apart; the import itself names it.
      content.update((byte) 0);
    }
    return content.digest();
  }

  /// @param spotifyId of the account, null where it is not known
  /// @throws LakeException where the export says that it is of someone else, or of several people
  void checkOwner(Path export, String account, @Nullable String spotifyId) {
    if (owners.size() > 1) {
      throw new LakeException(
          export
              + " holds the histories of "
              + String.join(", ", owners)
              + "; nothing was imported. Expected one person's: import each under its own"
              + " --account");
    }
    if (spotifyId != null && owners.stream().anyMatch(owner -> !owner.equals(spotifyId))) {
      throw new LakeException(
          export
              + " is the history of "
              + owners.first()
              + ", but account '"
              + account
              + "' is "
              + spotifyId
              + "; nothing was imported. Import it under another --account");
    }
  }
}
