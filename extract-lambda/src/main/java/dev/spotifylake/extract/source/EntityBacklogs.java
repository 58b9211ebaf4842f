package dev.spotifylake.extract.source;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.extract.json.JsonObject;
import dev.spotifylake.extract.state.EntityBacklog;
import dev.spotifylake.extract.state.StateFile;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The artists, albums and tracks that were met, and which of them were looked up.
public final class EntityBacklogs {
  static final List<Source> KINDS = List.of(Source.ARTIST, Source.ALBUM, Source.TRACK);

  private final Map<Source, StateFile<EntityBacklog>> files = new EnumMap<>(Source.class);

  public static EntityBacklogs open(ObjectStore store) throws IOException {
    EntityBacklogs catalogues = new EntityBacklogs();
    for (Source kind : KINDS) {
      catalogues.files.put(
          kind, StateFile.open(store, EntityBacklog.key(kind.wireName()), EntityBacklog.FORMAT));
    }
    return catalogues;
  }

  StateFile<EntityBacklog> of(Source kind) {
    StateFile<EntityBacklog> file = files.get(kind);
    if (file == null) {
      throw new IllegalArgumentException("there is no catalogue of " + kind.wireName());
    }
    return file;
  }

  /// Asks for the album and the artists of a track. The track itself came whole: nothing is left to
  /// look up of it.
  void meetTrack(@Nullable JsonObject track) {
    if (track == null || !"track".equals(track.text("type"))) {
      return;
    }
    meet(Source.ALBUM, track.object("album"));
    track.objects("artists").forEach(artist -> meet(Source.ARTIST, artist));
  }

  /// Asks for the artists of an album that came whole.
  void meetAlbum(@Nullable JsonObject album) {
    if (album != null) {
      album.objects("artists").forEach(artist -> meet(Source.ARTIST, artist));
    }
  }

  void meet(Source kind, @Nullable JsonObject thing) {
    String id = thing == null ? null : thing.text("id");
    if (id != null && !id.isEmpty() && !of(kind).get().knows(id)) {
      of(kind).change(catalogue -> catalogue.want(id));
    }
  }

  public void save() throws IOException {
    for (StateFile<EntityBacklog> file : files.values()) {
      file.save();
    }
  }
}
