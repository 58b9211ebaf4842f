package dev.spotifylake.extract.paging;

import dev.spotifylake.extract.client.FetchResult;
import dev.spotifylake.extract.client.StopReason;
import dev.spotifylake.extract.state.PassCheckpoint;

/// How far a pass came in this run. The checkpoint stands behind the last page that was read.
public sealed interface ListResult {
  PassCheckpoint checkpoint();

  /// The list was read to its end, or down to what is stored already.
  record Complete(PassCheckpoint checkpoint) implements ListResult {}

  /// A later run continues from the checkpoint.
  record Paused(PassCheckpoint checkpoint, StopReason stop) implements ListResult {}

  record Refused(PassCheckpoint checkpoint, FetchResult.Refused refusal) implements ListResult {}

  /// A page failed after all tries.
  record Unavailable(PassCheckpoint checkpoint, String message) implements ListResult {}

  /// The list has more elements than any list of Spotify can have.
  record Endless(PassCheckpoint checkpoint) implements ListResult {}
}
