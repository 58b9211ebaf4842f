package dev.spotifylake.extract.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.json.ListEntry;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.extract.state.LookupBacklog;
import dev.spotifylake.extract.state.StateFile;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects the artists and albums that responses name, so that each is looked up once.
public final class EntityCollector {
  private static final List<Source> KINDS = List.of(Source.ARTIST, Source.ALBUM, Source.TRACK);

  private final Map<Source, StateFile<LookupBacklog>> backlogs = new EnumMap<>(Source.class);

  public static EntityCollector open(ObjectStore store) throws IOException {
    EntityCollector entities = new EntityCollector();
    for (Source kind : KINDS) {
      entities.backlogs.put(
          kind, StateFile.open(store, LookupBacklog.key(kind.wireName()), LookupBacklog.FORMAT));
    }
    return entities;
  }

  StateFile<LookupBacklog> backlog(Source kind) {
    StateFile<LookupBacklog> backlog = backlogs.get(kind);
    if (backlog == null) {
      throw new IllegalArgumentException(kind.wireName() + " is not looked up by id");
    }
    return backlog;
  }

  /// Collects from the track inside an entry of a list, such as a play or a saved track.
  public void collectEntry(ObjectNode entry) {
    ObjectNode item = ListEntry.trackOrEpisode(entry);
    if (item != null) {
      collectTrack(item);
    }
  }

  /// Collects the album and the artists of a track. The track itself is complete already.
  public void collectTrack(ObjectNode track) {
    if ("track".equals(JsonFields.text(track, "type"))) {
      collect(Source.ALBUM, JsonFields.object(track, "album"));
      collectArtists(track);
    }
  }

  /// Collects the artists of an album. The album itself is complete already.
  public void collectAlbum(@Nullable ObjectNode album) {
    if (album != null) {
      collectArtists(album);
    }
  }

  private void collectArtists(ObjectNode entity) {
    for (JsonNode artist : entity.path("artists")) {
      collect(Source.ARTIST, artist instanceof ObjectNode object ? object : null);
    }
  }

  void collect(Source kind, @Nullable ObjectNode entity) {
    String id = entity == null ? null : JsonFields.text(entity, "id");
    if (id != null && !backlog(kind).get().knows(id)) {
      backlog(kind).change(backlog -> backlog.add(id));
    }
  }

  public void save() throws IOException {
    for (StateFile<LookupBacklog> backlog : backlogs.values()) {
      backlog.save();
    }
  }
}
