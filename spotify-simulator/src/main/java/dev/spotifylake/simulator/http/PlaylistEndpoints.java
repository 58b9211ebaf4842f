package dev.spotifylake.simulator.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.json.Shapes;
import dev.spotifylake.simulator.truth.ShownBook.Sight;
import dev.spotifylake.simulator.world.Entry;
import dev.spotifylake.simulator.world.Listener;
import dev.spotifylake.simulator.world.Playlist;
import dev.spotifylake.simulator.world.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Playlists, their contents, and other users.
final class PlaylistEndpoints {
  /// What `playlists/{id}` embeds, as recorded.
  private static final Page FIRST_PAGE = new Page(0, 100);

  private final Scene scene;

  PlaylistEndpoints(Scene scene) {
    this.scene = scene;
  }

  List<Route> routes() {
    return List.of(
        Route.personal("me/playlists", "playlist-read-private", this::mine),
        Route.open("playlists/{id}", this::single),
        Route.open("playlists/{id}/items", visit -> contents(visit, "items", Page.Bounds.LIBRARY)),
        Route.removed(
            "playlists/{id}/tracks", visit -> contents(visit, "tracks", Page.Bounds.OLD_PLAYLIST)),
        Route.removed("users/{id}", this::user),
        Route.removed("users/{id}/playlists", this::ofUser));
  }

  private Outcome mine(Visit visit) {
    Listener user = visit.user();
    Page page = Page.of(visit, Page.Bounds.LIBRARY);
    List<@Nullable String> shelf = scene.world().playlists().shelf(user, visit.now());
    List<Sight> sights = new ArrayList<>();
    List<@Nullable String> shown = page.cut(shelf);
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i) == null) {
        sights.add(visit.nullElement(i));
      }
    }
    String path = "users/" + Shapes.encode(user.spotifyId()) + "/playlists";
    return new Outcome(
        page.render(
            visit,
            path,
            shelf,
            id -> id == null ? JsonNodeFactory.instance.nullNode() : listed(visit, id)),
        sights);
  }

  private Outcome ofUser(Visit visit) {
    List<String> ids =
        scene.world().playlists().all(visit.now()).stream()
            .filter(playlist -> playlist.ownerId().equals(visit.id()) && playlist.isPublic())
            .map(Playlist::id)
            .toList();
    String path = "users/" + Shapes.encode(visit.id()) + "/playlists";
    return Outcome.of(
        Page.of(visit, Page.Bounds.LIBRARY).render(visit, path, ids, id -> listed(visit, id)));
  }

  private Outcome user(Visit visit) {
    for (Playlist playlist : scene.world().playlists().all(visit.now())) {
      if (playlist.ownerId().equals(visit.id())) {
        return Outcome.of(scene.users().person(visit.id(), playlist.ownerName()));
      }
    }
    throw Refusal.notFound();
  }

  private ObjectNode listed(Visit visit, String id) {
    Playlist playlist = scene.world().playlists().find(id, visit.now());
    if (playlist == null) {
      throw Refusal.notFound();
    }
    Version version = scene.world().playlists().version(playlist, visit.now());
    return scene.playlists().listed(playlist, version, contentsVisible(visit, playlist));
  }

  private Outcome single(Visit visit) {
    Playlist playlist = readable(visit);
    Version version = scene.world().playlists().version(playlist, visit.now());
    ObjectNode firstPage =
        contentsVisible(visit, playlist)
            ? page(visit, playlist, version, FIRST_PAGE, scene.playlists().contentsPath())
            : null;
    return Outcome.of(scene.playlists().single(playlist, version, firstPage));
  }

  private Outcome contents(Visit visit, String word, Page.Bounds bounds) {
    Playlist playlist = readable(visit);
    Page page = Page.of(visit, bounds);
    if (!contentsVisible(visit, playlist)) {
      throw Refusal.forbidden();
    }
    Version version = scene.world().playlists().version(playlist, visit.now());
    List<Entry> shown = page.cut(version.entries());
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i).type() == Entry.Type.NULL_ELEMENT) {
        sights.add(visit.nullElement(i));
      }
    }
    sights.add(
        new Sight.OfPage(
            playlist.id(),
            version.snapshotId(),
            page.offset(),
            Math.max(page.offset(), page.end(version.entries().size())),
            version.entries().size()));
    return new Outcome(page(visit, playlist, version, page, "/" + word), sights);
  }

  private ObjectNode page(Visit visit, Playlist playlist, Version version, Page page, String word) {
    String types = visit.parameter("additional_types");
    boolean episodes = types != null && List.of(types.split(",")).contains("episode");
    return page.render(
        visit,
        "playlists/" + playlist.id() + word,
        version.entries(),
        entry -> scene.playlists().entry(entry, episodes, visit.now()));
  }

  private Playlist readable(Visit visit) {
    Playlist playlist = scene.world().playlists().find(visit.id(), visit.now());
    Listener listener = visit.listener();
    boolean mine =
        playlist != null && listener != null && playlist.ownOrCollaborating(listener.spotifyId());
    if (playlist == null || playlist.spotifyOwned() || (!playlist.isPublic() && !mine)) {
      throw Refusal.notFound();
    }
    return playlist;
  }

  private boolean contentsVisible(Visit visit, Playlist playlist) {
    Listener listener = visit.listener();
    return scene.profile().removedToo()
        || (listener != null && playlist.ownOrCollaborating(listener.spotifyId()));
  }
}
