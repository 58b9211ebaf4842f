package dev.spotifylake.simulator.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.json.Shapes;
import dev.spotifylake.simulator.truth.ShownItems.Sight;
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

  private final EndpointContext context;

  PlaylistEndpoints(EndpointContext context) {
    this.context = context;
  }

  List<Route> routes() {
    return List.of(
        Route.personal("me/playlists", "playlist-read-private", this::mine),
        Route.open("playlists/{id}", this::single),
        Route.open(
            "playlists/{id}/items", admitted -> contents(admitted, "items", Page.Bounds.LIBRARY)),
        Route.removed(
            "playlists/{id}/tracks",
            admitted -> contents(admitted, "tracks", Page.Bounds.OLD_PLAYLIST)),
        Route.removed("users/{id}", this::user),
        Route.removed("users/{id}/playlists", this::ofUser));
  }

  private EndpointResponse mine(AdmittedCall admitted) {
    Listener user = admitted.user();
    Page page = Page.of(admitted, Page.Bounds.LIBRARY);
    List<@Nullable String> shelf = context.world().playlists().shelf(user, admitted.now());
    List<Sight> sights = new ArrayList<>();
    List<@Nullable String> shown = page.cut(shelf);
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i) == null) {
        sights.add(admitted.nullElement(i));
      }
    }
    String path = "users/" + Shapes.encode(user.spotifyId()) + "/playlists";
    return new EndpointResponse(
        page.render(
            admitted,
            path,
            shelf,
            id -> id == null ? JsonNodeFactory.instance.nullNode() : listed(admitted, id)),
        sights);
  }

  private EndpointResponse ofUser(AdmittedCall admitted) {
    List<String> ids =
        context.world().playlists().all(admitted.now()).stream()
            .filter(playlist -> playlist.ownerId().equals(admitted.id()) && playlist.isPublic())
            .map(Playlist::id)
            .toList();
    String path = "users/" + Shapes.encode(admitted.id()) + "/playlists";
    return EndpointResponse.of(
        Page.of(admitted, Page.Bounds.LIBRARY)
            .render(admitted, path, ids, id -> listed(admitted, id)));
  }

  private EndpointResponse user(AdmittedCall admitted) {
    for (Playlist playlist : context.world().playlists().all(admitted.now())) {
      if (playlist.ownerId().equals(admitted.id())) {
        return EndpointResponse.of(context.users().person(admitted.id(), playlist.ownerName()));
      }
    }
    throw Refusal.notFound();
  }

  private ObjectNode listed(AdmittedCall admitted, String id) {
    Playlist playlist = context.world().playlists().find(id, admitted.now());
    if (playlist == null) {
      throw Refusal.notFound();
    }
    Version version = context.world().playlists().version(playlist, admitted.now());
    return context.playlists().listed(playlist, version, contentsVisible(admitted, playlist));
  }

  private EndpointResponse single(AdmittedCall admitted) {
    Playlist playlist = readable(admitted);
    Version version = context.world().playlists().version(playlist, admitted.now());
    ObjectNode firstPage =
        contentsVisible(admitted, playlist)
            ? page(admitted, playlist, version, FIRST_PAGE, context.playlists().contentsPath())
            : null;
    return EndpointResponse.of(context.playlists().single(playlist, version, firstPage));
  }

  private EndpointResponse contents(AdmittedCall admitted, String word, Page.Bounds bounds) {
    Playlist playlist = readable(admitted);
    Page page = Page.of(admitted, bounds);
    if (!contentsVisible(admitted, playlist)) {
      throw Refusal.forbidden();
    }
    Version version = context.world().playlists().version(playlist, admitted.now());
    List<Entry> shown = page.cut(version.entries());
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i).type() == Entry.Type.NULL_ELEMENT) {
        sights.add(admitted.nullElement(i));
      }
    }
    sights.add(
        new Sight.OfPage(
            playlist.id(),
            version.snapshotId(),
            page.offset(),
            Math.max(page.offset(), page.end(version.entries().size())),
            version.entries().size()));
    return new EndpointResponse(page(admitted, playlist, version, page, "/" + word), sights);
  }

  private ObjectNode page(
      AdmittedCall admitted, Playlist playlist, Version version, Page page, String word) {
    String types = admitted.parameter("additional_types");
    boolean episodes = types != null && List.of(types.split(",")).contains("episode");
    return page.render(
        admitted,
        "playlists/" + playlist.id() + word,
        version.entries(),
        entry -> context.playlists().entry(entry, episodes, admitted.now()));
  }

  private Playlist readable(AdmittedCall admitted) {
    Playlist playlist = context.world().playlists().find(admitted.id(), admitted.now());
    Listener listener = admitted.listener();
    boolean mine =
        playlist != null && listener != null && playlist.ownOrCollaborating(listener.spotifyId());
    if (playlist == null || playlist.spotifyOwned() || (!playlist.isPublic() && !mine)) {
      throw Refusal.notFound();
    }
    return playlist;
  }

  private boolean contentsVisible(AdmittedCall admitted, Playlist playlist) {
    Listener listener = admitted.listener();
    return context.profile().removedToo()
        || (listener != null && playlist.ownOrCollaborating(listener.spotifyId()));
  }
}
