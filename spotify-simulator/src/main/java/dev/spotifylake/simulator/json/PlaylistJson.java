package dev.spotifylake.simulator.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.world.Entry;
import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.Oddity;
import dev.spotifylake.simulator.world.Playlist;
import dev.spotifylake.simulator.world.Version;
import dev.spotifylake.simulator.world.World;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Playlists and their entries as a profile shows them.
public final class PlaylistJson {
  private final World world;
  private final Visibility profile;
  private final CatalogJson catalog;
  private final PodcastJson podcasts;

  public PlaylistJson(World world, Visibility profile, CatalogJson catalog, PodcastJson podcasts) {
    this.world = world;
    this.profile = profile;
    this.catalog = catalog;
    this.podcasts = podcasts;
  }

  /// A playlist in a list of playlists.
  ///
  /// @param contentsVisible whether the caller may read what it holds
  public ObjectNode listed(Playlist playlist, Version version, boolean contentsVisible) {
    ObjectNode node = Shapes.object();
    node.put("collaborative", playlist.collaborative());
    node.put("description", version.description());
    Shapes.identify(node, Kind.PLAYLIST, playlist.id(), version.name());
    Shapes.images(
        node, playlist.id(), version.entries().isEmpty() ? Oddity.NULL_IMAGES : Oddity.NONE);
    node.set("owner", Shapes.user(playlist.ownerId()).put("display_name", playlist.ownerName()));
    node.putNull("primary_color");
    node.put("public", playlist.isPublic());
    node.put("snapshot_id", version.snapshotId());
    if (contentsVisible) {
      ObjectNode contents = Shapes.object();
      contents.put("href", Shapes.API + "/playlists/" + playlist.id() + contentsPath());
      contents.put("total", version.entries().size());
      putContents(node, contents);
    }
    return node;
  }

  /// A playlist by itself.
  ///
  /// @param firstPage of its contents; null if the caller may not read them
  public ObjectNode single(Playlist playlist, Version version, @Nullable ObjectNode firstPage) {
    ObjectNode node = listed(playlist, version, false);
    ObjectNode followers = node.putObject("followers");
    followers.putNull("href");
    followers.put("total", playlist.followers());
    if (firstPage != null) {
      putContents(node, firstPage);
    }
    return node;
  }

  /// The path at which a profile reads a playlist's contents.
  public String contentsPath() {
    return profile.removedToo() ? "/tracks" : "/items";
  }

  /// An entry; JSON null if the world says so.
  ///
  /// @param episodes whether the caller asked for `additional_types=episode`; if not, an episode's
  ///   position holds null
  public JsonNode entry(Entry entry, boolean episodes, Instant now) {
    if (entry.type() == Entry.Type.NULL_ELEMENT) {
      return Shapes.NODES.nullNode();
    }
    ObjectNode node = Shapes.object();
    node.put("added_at", entry.addedAt() == null ? null : entry.addedAt().toString());
    String addedBy = entry.addedBy();
    node.set("added_by", addedBy == null ? Shapes.NODES.nullNode() : Shapes.user(addedBy));
    node.put("is_local", entry.type() == Entry.Type.LOCAL);
    node.putNull("primary_color");
    JsonNode value = value(entry, episodes, now);
    boolean both = entry.spelling() == Entry.Spelling.BOTH;
    if (profile.newSpelling() || both) {
      node.set("item", value);
    }
    if (profile.oldSpelling() || both) {
      node.set("track", value);
    }
    node.putObject("video_thumbnail").putNull("url");
    return node;
  }

  private void putContents(ObjectNode node, ObjectNode contents) {
    if (profile.newSpelling()) {
      node.set("items", contents);
    }
    if (profile.oldSpelling()) {
      node.set("tracks", contents);
    }
  }

  private JsonNode value(Entry entry, boolean episodes, Instant now) {
    return switch (entry.type()) {
      case TRACK -> marked(catalog.track(world.catalog().track(entry.item())), false);
      case EPISODE ->
          episodes
              ? marked(podcasts.episode(world.podcasts().episode(entry.item()), now), true)
              : Shapes.NODES.nullNode();
      case LOCAL -> local(entry);
      case GHOST_EPISODE -> ghost();
      case UNKNOWN_TYPE -> hologram(entry);
      case REMOVED, NULL_ELEMENT -> Shapes.NODES.nullNode();
    };
  }

  /// Inside an entry every value says by two booleans what it is.
  private static ObjectNode marked(ObjectNode node, boolean episode) {
    node.put("episode", episode);
    node.put("track", !episode);
    return node;
  }

  private ObjectNode local(Entry entry) {
    ObjectNode node = Shapes.object();
    ObjectNode album = node.putObject("album");
    album.putNull("album_type").putArray("artists");
    album.putObject("external_urls");
    album.putNull("href").putNull("id").putArray("images");
    album.put("name", "Démos").putNull("release_date").putNull("release_date_precision");
    album.put("type", "album").putNull("uri");
    ObjectNode artist = node.putArray("artists").addObject();
    artist.putObject("external_urls");
    artist.putNull("href").putNull("id").put("name", "Garage Band");
    artist.put("type", "artist").putNull("uri");
    if (profile.removedToo()) {
      node.putArray("available_markets");
      node.put("popularity", 0);
    }
    node.put("disc_number", 0).put("duration_ms", 215_000).put("explicit", false);
    node.putObject("external_ids");
    node.putObject("external_urls");
    node.putNull("href").putNull("id").put("is_local", true);
    node.put("name", "Take " + entry.item()).put("track_number", 0);
    node.put("type", "track").put("uri", entry.uri(world.catalog().ids()));
    return marked(node, false);
  }

  private static ObjectNode ghost() {
    ObjectNode node = Shapes.object();
    for (String field :
        new String[] {
          "description",
          "duration_ms",
          "explicit",
          "external_urls",
          "href",
          "id",
          "images",
          "language",
          "name",
          "show",
          "uri"
        }) {
      node.putNull(field);
    }
    node.put("release_date", "0000").put("release_date_precision", "year").put("type", "episode");
    return marked(node, true);
  }

  private ObjectNode hologram(Entry entry) {
    ObjectNode node = Shapes.object();
    node.put("id", world.catalog().ids().id(Kind.TRACK, entry.item()));
    node.put("name", "Standing in the room").put("type", "hologram");
    node.put("uri", entry.uri(world.catalog().ids()));
    node.putObject("context").put("width_m", 2.5);
    return node;
  }
}
