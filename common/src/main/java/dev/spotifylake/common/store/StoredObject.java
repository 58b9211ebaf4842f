package dev.spotifylake.common.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/// An object opened for reading. The caller closes it.
public final class StoredObject implements Closeable {
  /// Finds the version of the content, which may cost a reading of its own.
  @FunctionalInterface
  public interface VersionSource {
    String version() throws IOException;
  }

  private final String key;
  private final InputStream content;
  private final long size;
  private final VersionSource version;

  public StoredObject(String key, InputStream content, long size, VersionSource version) {
    this.key = key;
    this.content = content;
    this.size = size;
    this.version = version;
  }

  public String key() {
    return key;
  }

  public InputStream content() {
    return content;
  }

  /// In bytes.
  public long size() {
    return size;
  }

  /// Names this content for [PutCondition.Matches].
  public String version() throws IOException {
    return version.version();
  }

  public byte[] readAll() throws IOException {
    return content.readAllBytes();
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
