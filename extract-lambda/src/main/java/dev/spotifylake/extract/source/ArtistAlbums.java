package dev.spotifylake.extract.source;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.json.JsonObject;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Reads the discographies of the artists of the watch-list: the way to see new releases that is
/// left.
public final class ArtistAlbums {
  private static final Duration DAILY = Duration.ofDays(1);

  // Without this, `appears_on` comes too: for a known artist thousands of samplers, ten to a call.
  private static final Map<String, String> OWN_RELEASES =
      Map.of("include_groups", "album,single,compilation");

  private final RunScope scope;
  private final StateFile<AccountState> state;
  private final TokenHolder holder;

  public ArtistAlbums(RunScope scope, StateFile<AccountState> state, TokenHolder holder) {
    this.scope = scope;
    this.state = state;
    this.holder = holder;
  }

  public void read(List<String> artists) throws IOException {
    EntityRotation.read(scope, state, Source.ARTIST_ALBUMS, holder, artists, this::readOne);
    scope.recorder().store(Source.ARTIST_ALBUMS, holder.accountLabel());
  }

  private EntityRotation.Result readOne(String id) throws IOException {
    ListPlan plan =
        ListPlan.ofEntity(Source.ARTIST_ALBUMS, holder, Endpoint.ARTIST_ALBUMS, id)
            .with(OWN_RELEASES);
    return new EntityList(scope, state)
        .read(
            plan,
            scope.dueAfter(DAILY),
            elements -> {
              for (JsonObject album : JsonObject.objectsOf(elements)) {
                scope.catalogues().meet(Source.ALBUM, album);
              }
              return ListReader.Verdict.GO_ON;
            });
  }
}
