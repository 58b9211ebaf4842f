package dev.spotifylake.simulator.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.world.Album;
import dev.spotifylake.simulator.world.Artist;
import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.MusicCatalog;
import dev.spotifylake.simulator.world.Oddity;
import dev.spotifylake.simulator.world.Track;
import java.util.List;

/// Artists, albums and tracks as a profile shows them.
public final class CatalogJson {
  private final MusicCatalog catalog;
  private final boolean all;

  public CatalogJson(MusicCatalog catalog, Visibility profile) {
    this.catalog = catalog;
    this.all = profile.removedToo();
  }

  /// A track with its album.
  public ObjectNode track(Track track) {
    ObjectNode node = Shapes.object();
    node.set("album", albumInside(catalog.album(track.album())));
    trackFields(node, track);
    node.putObject("external_ids").put("isrc", track.isrc());
    if (all && track.oddity() != Oddity.MISSING_FIGURES) {
      Shapes.number(node, "popularity", track.popularity(), track.oddity());
    }
    return node;
  }

  /// A track as it stands inside its album.
  public ObjectNode trackInside(Track track) {
    ObjectNode node = Shapes.object();
    trackFields(node, track);
    return node;
  }

  /// An album as it stands inside a track.
  public ObjectNode albumInside(Album album) {
    ObjectNode node = Shapes.object();
    node.put("album_type", album.type());
    node.set("artists", credits(album.artists()));
    if (all) {
      Shapes.markets(node, album.markets());
    }
    Shapes.identify(node, Kind.ALBUM, album.id(), album.name());
    Shapes.images(node, album.id(), album.oddity());
    Shapes.release(node, album.releaseDate());
    Shapes.number(node, "total_tracks", album.totalTracks(), album.oddity());
    if (album.oddity() == Oddity.UNKNOWN_FIELD) {
      node.putObject("immersive_editions").put("count", 1).putArray("formats").add("atmos");
    }
    return node;
  }

  /// An album in the list of an artist's albums.
  ///
  /// @param group `album`, `single`, `compilation` or `appears_on`
  public ObjectNode albumOfArtist(Album album, String group) {
    ObjectNode node = albumInside(album);
    if (all) {
      node.put("album_group", group);
    }
    return node;
  }

  /// An album by itself, with the first page of its tracks.
  public ObjectNode album(Album album, JsonNode firstPage) {
    ObjectNode node = albumInside(album);
    node.putArray("copyrights").addObject().put("text", "© " + album.label()).put("type", "C");
    node.putObject("external_ids").put("upc", album.upc());
    node.putArray("genres");
    if (all && album.oddity() != Oddity.MISSING_FIGURES) {
      node.put("label", album.label());
      Shapes.number(node, "popularity", album.popularity(), album.oddity());
    }
    node.set("tracks", firstPage);
    return node;
  }

  /// An artist as credited on something.
  public ObjectNode artistInside(Artist artist) {
    return Shapes.identify(Shapes.object(), Kind.ARTIST, artist.id(), artist.name());
  }

  /// An artist by itself.
  public ObjectNode artist(Artist artist) {
    ObjectNode node = artistInside(artist);
    Shapes.images(node, artist.id(), artist.oddity());
    if (all && artist.oddity() != Oddity.MISSING_FIGURES) {
      ObjectNode followers = node.putObject("followers");
      followers.putNull("href");
      Shapes.number(followers, "total", artist.followers(), artist.oddity());
      ArrayNode genres = node.putArray("genres");
      artist.genres().forEach(genres::add);
      Shapes.number(node, "popularity", artist.popularity(), artist.oddity());
    }
    return node;
  }

  private ArrayNode credits(List<Integer> artists) {
    ArrayNode credits = Shapes.array();
    for (int artist : artists) {
      credits.add(artistInside(catalog.artist(artist)));
    }
    return credits;
  }

  private void trackFields(ObjectNode node, Track track) {
    node.set("artists", credits(track.artists()));
    if (all) {
      Shapes.markets(node, track.markets());
    }
    node.put("disc_number", track.discNumber());
    Shapes.number(node, "duration_ms", track.durationMs(), track.oddity());
    node.put("explicit", track.explicit());
    Shapes.identify(node, Kind.TRACK, track.id(), track.name());
    node.put("is_local", false);
    Shapes.number(node, "track_number", track.trackNumber(), track.oddity());
    if (all) {
      node.putNull("preview_url");
    }
    playability(node, track);
    if (track.oddity() == Oddity.UNKNOWN_FIELD) {
      node.putObject("mood_profile").put("valence_band", "high").putNull("source");
    }
  }

  private void playability(ObjectNode node, Track track) {
    if (track.oddity() == Oddity.RESTRICTED) {
      node.put("is_playable", false);
      node.putObject("restrictions").put("reason", "market");
    } else if (track.number() % 3 == 0) {
      node.put("is_playable", true);
    }
    if (all && track.oddity() == Oddity.LINKED_FROM) {
      String original = catalog.ids().id(Kind.TRACK, catalog.trackNumber(1, 0));
      ObjectNode linked = node.putObject("linked_from");
      Shapes.identify(linked, Kind.TRACK, original, "");
      linked.remove("name");
    }
  }
}
