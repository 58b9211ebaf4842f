package dev.spotifylake.common.credentials;

import dev.spotifylake.common.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The credentials of a laptop, in a file that only its owner can read.
public final class CredentialsFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;

  public CredentialsFile(Path file) {
    this.file = file;
  }

  /// `~/.config/spotify-lake/credentials.json`.
  public static CredentialsFile inHome(Path home) {
    return new CredentialsFile(home.resolve(".config/spotify-lake/credentials.json"));
  }

  public Path path() {
    return file;
  }

  /// Null where there is no file.
  public @Nullable Credentials read() {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return CredentialsJson.read(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new LakeException(
          "cannot read " + file + " (" + e + "); expected a file of yours: check its owner", e);
    }
  }

  /// Replaces the file as a whole.
  public void write(Credentials credentials) {
    Path written = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.createFile(written, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      Files.writeString(written, CredentialsJson.write(credentials));
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LakeException(
          "cannot write " + file + " (" + e + "); expected a folder of yours: check its owner", e);
    }
  }
}
