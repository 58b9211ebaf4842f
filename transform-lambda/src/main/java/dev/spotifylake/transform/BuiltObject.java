package dev.spotifylake.transform;

import dev.spotifylake.transform.file.FinishedFile;
import dev.spotifylake.transform.file.OutputSet;
import dev.spotifylake.transform.mapping.Accounting;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

/// All outputs of a raw object, complete but not yet put. Closing it frees their memory and
/// temporary files.
public record BuiltObject(
    String rawKey,
    Accounting accounting,
    SortedMap<String, Long> rows,
    List<FinishedFile> files,
    OutputSet outputs)
    implements Closeable {
  public Manifest manifest() {
    return new Manifest(
        rawKey,
        files.stream().map(Manifest.Output::of).toList(),
        accounting.elements(),
        rows,
        accounting.rejects(),
        accounting.alreadyStored());
  }

  @Override
  public void close() throws IOException {
    outputs.close();
  }
}
