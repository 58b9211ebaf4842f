package dev.spotifylake.extract.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.paging.EntityListReader;
import dev.spotifylake.extract.paging.EntityRotation;
import dev.spotifylake.extract.paging.ListPlan;
import dev.spotifylake.extract.paging.ListReader;
import dev.spotifylake.extract.run.RunContext;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Reads the discographies of the watch-list's artists. For apps made since February 2026 no other
/// endpoint shows new releases.
public final class ArtistAlbums {
  private static final Duration DAILY = Duration.ofDays(1);

  // Without this, `appears_on` is included: for a known artist that is thousands of compilations.
  private static final Map<String, String> OWN_RELEASES =
      Map.of("include_groups", "album,single,compilation");

  private final RunContext run;
  private final StateFile<AccountState> state;
  private final TokenHolder holder;
  private final EntityCollector entities;

  public ArtistAlbums(
      RunContext run, StateFile<AccountState> state, TokenHolder holder, EntityCollector entities) {
    this.run = run;
    this.state = state;
    this.holder = holder;
    this.entities = entities;
  }

  /// Reads and stores the discographies that are due.
  ///
  /// @throws IOException if the lake cannot be written
  public void read(List<String> artists) throws IOException {
    new EntityRotation(run, state, Source.ARTIST_ALBUMS, holder).read(artists, this::readOne);
    run.recorder().store(Source.ARTIST_ALBUMS, holder.accountLabel());
  }

  private EntityRotation.Result readOne(String id) throws IOException {
    ListPlan plan =
        ListPlan.ofEntity(Source.ARTIST_ALBUMS, holder, Endpoint.ARTIST_ALBUMS, id)
            .with(OWN_RELEASES);
    return new EntityListReader(run, state)
        .read(
            plan,
            run.dueAfter(DAILY),
            elements -> {
              for (ObjectNode album : JsonFields.objects(elements)) {
                entities.collect(Source.ALBUM, album);
              }
              return ListReader.Verdict.CONTINUE;
            });
  }
}
