package dev.spotifylake.extract.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.paging.EntityListReader;
import dev.spotifylake.extract.paging.EntityRotation;
import dev.spotifylake.extract.paging.ListPlan;
import dev.spotifylake.extract.paging.ListReader;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.run.RunContext;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.PassCheckpoint;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.util.List;

/// Reads the tracks of long albums: an album's own response holds the first page of them only.
public final class AlbumTracks {
  private final RunContext run;
  private final StateFile<AccountState> state;
  private final TokenHolder holder;

  public AlbumTracks(RunContext run, StateFile<AccountState> state, TokenHolder holder) {
    this.run = run;
    this.state = state;
    this.holder = holder;
  }

  /// Plans the pages that follow the first one, once the album's response is stored.
  void planRest(String id, ObjectNode album) {
    ObjectNode page = JsonFields.object(album, "tracks");
    ArrayNode tracks = page == null ? null : JsonFields.array(page, "items");
    if (page == null
        || tracks == null
        || tracks.isEmpty()
        || JsonFields.text(page, "next") == null) {
      return;
    }
    PassCheckpoint rest =
        run.passes()
            .begin(PassReport.Kind.FULL, null)
            .advance(tracks.size(), null, tracks.size(), JsonFields.integer(page, "total"));
    run.recorder()
        .afterStoring(
            Source.ALBUM,
            holder.accountLabel(),
            () ->
                state.change(
                    account ->
                        account.checkpoint(AccountState.listName(Source.ALBUM_TRACKS, id), rest)));
  }

  /// Reads and stores the pages that are planned.
  ///
  /// @throws IOException if the lake cannot be written
  public void read() throws IOException {
    List<String> albums = state.get().entitiesWithCheckpoint(Source.ALBUM_TRACKS);
    new EntityRotation(run, state, Source.ALBUM_TRACKS, holder)
        .read(
            albums,
            id ->
                new EntityListReader(run, state)
                    .read(
                        ListPlan.ofEntity(Source.ALBUM_TRACKS, holder, Endpoint.ALBUM_TRACKS, id),
                        null,
                        elements -> ListReader.Verdict.CONTINUE));
    run.recorder().store(Source.ALBUM_TRACKS, holder.accountLabel());
  }
}
