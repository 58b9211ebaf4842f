package dev.spotifylake.extract.source;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.json.JsonObject;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.Cursor;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the tracks that an album's own response does not show: it holds the first page only.
public final class AlbumTracks {
  private final RunScope scope;
  private final StateFile<AccountState> state;
  private final TokenHolder holder;

  public AlbumTracks(RunScope scope, StateFile<AccountState> state, TokenHolder holder) {
    this.scope = scope;
    this.state = state;
    this.holder = holder;
  }

  /// Takes note of an album whose tracks go on, once its response is stored.
  void wantRest(String id, JsonObject album) {
    JsonObject page = album.object("tracks");
    List<@Nullable Object> shown = page == null ? null : page.elements("items");
    if (page == null || shown == null || shown.isEmpty() || page.text("next") == null) {
      return;
    }
    Cursor rest =
        scope
            .newPass(PassReport.Kind.FULL, null)
            .advance(shown.size(), null, shown.size(), page.whole("total"));
    scope
        .recorder()
        .afterStoring(
            Source.ALBUM,
            holder.accountLabel(),
            () ->
                state.change(
                    account -> account.cursor(EntityRotation.name(Source.ALBUM_TRACKS, id), rest)));
  }

  public void read() throws IOException {
    List<String> albums = state.get().cursorsOf(EntityRotation.name(Source.ALBUM_TRACKS, ""));
    EntityRotation.read(
        scope,
        state,
        Source.ALBUM_TRACKS,
        holder,
        albums,
        id ->
            new EntityList(scope, state)
                .read(
                    ListPlan.ofEntity(Source.ALBUM_TRACKS, holder, Endpoint.ALBUM_TRACKS, id),
                    null,
                    elements -> ListReader.Verdict.GO_ON));
    scope.recorder().store(Source.ALBUM_TRACKS, holder.accountLabel());
  }
}
