package dev.spotifylake.simulator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.json.Shapes;
import dev.spotifylake.simulator.world.Album;
import dev.spotifylake.simulator.world.Catalogue;
import dev.spotifylake.simulator.world.Dice;
import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Artists, albums and tracks, and what is new.
final class CatalogueEndpoints {
  private static final Page FIRST_TRACKS = new Page(0, 50);

  /// How long an album is a new release.
  private static final Duration NEW = Duration.ofDays(14);

  private static final int MOST_NEW = 100;
  private static final int TOP_TRACKS = 10;
  private static final List<String> CATEGORIES = List.of("toplists", "pop", "indie_alt", "jazz");
  private final Scene scene;

  CatalogueEndpoints(Scene scene) {
    this.scene = scene;
  }

  List<Route> routes() {
    return List.of(
        Route.open("artists/{id}", this::artist),
        Route.open("artists/{id}/albums", this::albumsOfArtist),
        Route.removed("artists/{id}/top-tracks", this::topTracks),
        Route.open("albums/{id}", visit -> Outcome.of(album(scene, albumOf(visit), visit.now()))),
        Route.open("albums/{id}/tracks", this::albumTracks),
        Route.open("tracks/{id}", this::track),
        Route.removed("browse/new-releases", this::newReleases),
        Route.removed("browse/categories", this::categories),
        Route.removed("browse/categories/{id}", this::category),
        Route.removed("markets", this::markets));
  }

  /// An album by itself, with the first page of its tracks.
  static ObjectNode album(Scene scene, Album album, Instant now) {
    Visit self =
        new Visit(new Call(now, "GET", "", "", "", List.of(), Map.of(), null), List.of(), null);
    return scene.catalogue().album(album, tracksPage(scene, album, self, FIRST_TRACKS));
  }

  private Outcome artist(Visit visit) {
    return Outcome.of(scene.catalogue().artist(catalogue().artist(artistOf(visit))));
  }

  private Outcome albumsOfArtist(Visit visit) {
    int artist = artistOf(visit);
    Page page =
        Page.of(visit, scene.profile().removedToo() ? Page.Bounds.LIBRARY : Page.Bounds.SHORT);
    String groups = visit.parameter("include_groups");
    List<Listed> albums = new ArrayList<>();
    for (int i = catalogue().released(artist, visit.now()) - 1; i >= 0; i--) {
      Album album = catalogue().album(catalogue().albumNumber(artist, i));
      albums.add(new Listed(album, album.type()));
    }
    for (long number : catalogue().appearsOn(artist)) {
      Album album = catalogue().findAlbum(number, visit.now());
      if (album != null) {
        albums.add(new Listed(album, "appears_on"));
      }
    }
    if (groups != null) {
      List<String> wanted = List.of(groups.split(","));
      albums.removeIf(listed -> !wanted.contains(listed.group()));
    }
    return Outcome.of(
        page.render(
            visit,
            "artists/" + visit.id() + "/albums",
            albums,
            listed -> scene.catalogue().albumOfArtist(listed.album(), listed.group())));
  }

  private record Listed(Album album, String group) {}

  private Outcome topTracks(Visit visit) {
    int artist = artistOf(visit);
    Dice dice = Dice.of(scene.world().seed(), Dice.hash("top-tracks"), artist);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode tracks = body.putArray("tracks");
    List<Long> chosen = new ArrayList<>();
    int released = catalogue().released(artist, visit.now());
    for (int tries = 0; tries < 40 && chosen.size() < TOP_TRACKS && released > 0; tries++) {
      Album album = catalogue().album(catalogue().albumNumber(artist, dice.below(released)));
      long track = catalogue().trackNumber(album.number(), dice.below(album.totalTracks()));
      if (!chosen.contains(track)) {
        chosen.add(track);
        tracks.add(scene.catalogue().track(catalogue().track(track)));
      }
    }
    return Outcome.of(body);
  }

  private Outcome albumTracks(Visit visit) {
    Album album = albumOf(visit);
    return Outcome.of(tracksPage(scene, album, visit, Page.of(visit, Page.Bounds.LIBRARY)));
  }

  private static ObjectNode tracksPage(Scene scene, Album album, Visit visit, Page page) {
    Catalogue catalogue = scene.world().catalogue();
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < album.totalTracks(); i++) {
      tracks.add(catalogue.track(catalogue.trackNumber(album.number(), i)));
    }
    return page.render(
        visit, "albums/" + album.id() + "/tracks", tracks, scene.catalogue()::trackInside);
  }

  private Outcome track(Visit visit) {
    long number = catalogue().ids().number(Kind.TRACK, visit.id());
    Track track = catalogue().findTrack(number, visit.now());
    if (track == null) {
      throw Refusal.notFound();
    }
    return Outcome.of(scene.catalogue().track(track));
  }

  private Outcome newReleases(Visit visit) {
    Page page = Page.of(visit, Page.Bounds.LIBRARY);
    Instant since = visit.now().minus(NEW);
    List<Album> albums = new ArrayList<>();
    for (int artist = 0; artist < catalogue().artists(); artist++) {
      Album newest = newest(artist, visit.now());
      if (newest != null && newest.releasedAt().isAfter(since)) {
        albums.add(newest);
      }
    }
    albums.sort(Comparator.comparing(Album::releasedAt).reversed());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set(
        "albums",
        page.render(
            visit,
            "browse/new-releases",
            albums.subList(0, Math.min(MOST_NEW, albums.size())),
            scene.catalogue()::albumInside));
    return Outcome.of(body);
  }

  private @Nullable Album newest(int artist, Instant now) {
    int released = catalogue().released(artist, now);
    return released == 0 ? null : catalogue().album(catalogue().albumNumber(artist, released - 1));
  }

  private Outcome categories(Visit visit) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set(
        "categories",
        Page.of(visit, Page.Bounds.LIBRARY)
            .render(visit, "browse/categories", CATEGORIES, CatalogueEndpoints::categoryNode));
    return Outcome.of(body);
  }

  private Outcome category(Visit visit) {
    if (!CATEGORIES.contains(visit.id())) {
      throw Refusal.notFound();
    }
    return Outcome.of(categoryNode(visit.id()));
  }

  private static ObjectNode categoryNode(String id) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("href", Shapes.API + "/browse/categories/" + id);
    node.put("id", id).put("name", id);
    node.putArray("icons");
    return node;
  }

  private Outcome markets(Visit visit) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("markets").add("DE").add("MX").add("SE").add("US");
    return Outcome.of(body);
  }

  private int artistOf(Visit visit) {
    long number = catalogue().ids().number(Kind.ARTIST, visit.id());
    if (number < 0 || number >= catalogue().artists()) {
      throw Refusal.notFound();
    }
    return (int) number;
  }

  private Album albumOf(Visit visit) {
    Album album =
        catalogue().findAlbum(catalogue().ids().number(Kind.ALBUM, visit.id()), visit.now());
    if (album == null) {
      throw Refusal.notFound();
    }
    return album;
  }

  private Catalogue catalogue() {
    return scene.world().catalogue();
  }
}
