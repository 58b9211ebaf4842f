package dev.spotifylake.simulator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.json.Shapes;
import dev.spotifylake.simulator.world.Album;
import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.MusicCatalog;
import dev.spotifylake.simulator.world.SeededRandom;
import dev.spotifylake.simulator.world.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Artists, albums and tracks, and what is new.
final class CatalogEndpoints {
  private static final Page FIRST_TRACKS = new Page(0, 50);

  /// How long an album is a new release.
  private static final Duration NEW = Duration.ofDays(14);

  private static final int MOST_NEW = 100;
  private static final int TOP_TRACKS = 10;
  private static final List<String> CATEGORIES = List.of("toplists", "pop", "indie_alt", "jazz");
  private final EndpointContext context;

  CatalogEndpoints(EndpointContext context) {
    this.context = context;
  }

  List<Route> routes() {
    return List.of(
        Route.open("artists/{id}", this::artist),
        Route.open("artists/{id}/albums", this::albumsOfArtist),
        Route.removed("artists/{id}/top-tracks", this::topTracks),
        Route.open(
            "albums/{id}",
            admitted -> EndpointResponse.of(album(context, albumOf(admitted), admitted.now()))),
        Route.open("albums/{id}/tracks", this::albumTracks),
        Route.open("tracks/{id}", this::track),
        Route.removed("browse/new-releases", this::newReleases),
        Route.removed("browse/categories", this::categories),
        Route.removed("browse/categories/{id}", this::category),
        Route.removed("markets", this::markets));
  }

  /// An album by itself, with the first page of its tracks.
  static ObjectNode album(EndpointContext context, Album album, Instant now) {
    AdmittedCall self =
        new AdmittedCall(
            new ApiCall(now, "GET", "", "", "", List.of(), Map.of(), null), List.of(), null);
    return context.catalog().album(album, tracksPage(context, album, self, FIRST_TRACKS));
  }

  private EndpointResponse artist(AdmittedCall admitted) {
    return EndpointResponse.of(context.catalog().artist(catalog().artist(artistOf(admitted))));
  }

  private EndpointResponse albumsOfArtist(AdmittedCall admitted) {
    int artist = artistOf(admitted);
    Page page =
        Page.of(admitted, context.profile().removedToo() ? Page.Bounds.LIBRARY : Page.Bounds.SHORT);
    String groups = admitted.parameter("include_groups");
    List<Listed> albums = new ArrayList<>();
    for (int i = catalog().released(artist, admitted.now()) - 1; i >= 0; i--) {
      Album album = catalog().album(catalog().albumNumber(artist, i));
      albums.add(new Listed(album, album.type()));
    }
    for (long number : catalog().appearsOn(artist)) {
      Album album = catalog().findAlbum(number, admitted.now());
      if (album != null) {
        albums.add(new Listed(album, "appears_on"));
      }
    }
    if (groups != null) {
      List<String> wanted = List.of(groups.split(","));
      albums.removeIf(listed -> !wanted.contains(listed.group()));
    }
    return EndpointResponse.of(
        page.render(
            admitted,
            "artists/" + admitted.id() + "/albums",
            albums,
            listed -> context.catalog().albumOfArtist(listed.album(), listed.group())));
  }

  private record Listed(Album album, String group) {}

  private EndpointResponse topTracks(AdmittedCall admitted) {
    int artist = artistOf(admitted);
    SeededRandom random =
        SeededRandom.of(context.world().seed(), SeededRandom.hash("top-tracks"), artist);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode tracks = body.putArray("tracks");
    List<Long> chosen = new ArrayList<>();
    int released = catalog().released(artist, admitted.now());
    for (int tries = 0; tries < 40 && chosen.size() < TOP_TRACKS && released > 0; tries++) {
      Album album = catalog().album(catalog().albumNumber(artist, random.below(released)));
      long track = catalog().trackNumber(album.number(), random.below(album.totalTracks()));
      if (!chosen.contains(track)) {
        chosen.add(track);
        tracks.add(context.catalog().track(catalog().track(track)));
      }
    }
    return EndpointResponse.of(body);
  }

  private EndpointResponse albumTracks(AdmittedCall admitted) {
    Album album = albumOf(admitted);
    return EndpointResponse.of(
        tracksPage(context, album, admitted, Page.of(admitted, Page.Bounds.LIBRARY)));
  }

  private static ObjectNode tracksPage(
      EndpointContext context, Album album, AdmittedCall admitted, Page page) {
    MusicCatalog catalog = context.world().catalog();
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < album.totalTracks(); i++) {
      tracks.add(catalog.track(catalog.trackNumber(album.number(), i)));
    }
    return page.render(
        admitted, "albums/" + album.id() + "/tracks", tracks, context.catalog()::trackInside);
  }

  private EndpointResponse track(AdmittedCall admitted) {
    long number = catalog().ids().number(Kind.TRACK, admitted.id());
    Track track = catalog().findTrack(number, admitted.now());
    if (track == null) {
      throw Refusal.notFound();
    }
    return EndpointResponse.of(context.catalog().track(track));
  }

  private EndpointResponse newReleases(AdmittedCall admitted) {
    Page page = Page.of(admitted, Page.Bounds.LIBRARY);
    Instant since = admitted.now().minus(NEW);
    List<Album> albums = new ArrayList<>();
    for (int artist = 0; artist < catalog().artists(); artist++) {
      Album newest = newest(artist, admitted.now());
      if (newest != null && newest.releasedAt().isAfter(since)) {
        albums.add(newest);
      }
    }
    albums.sort(Comparator.comparing(Album::releasedAt).reversed());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set(
        "albums",
        page.render(
            admitted,
            "browse/new-releases",
            albums.subList(0, Math.min(MOST_NEW, albums.size())),
            context.catalog()::albumInside));
    return EndpointResponse.of(body);
  }

  private @Nullable Album newest(int artist, Instant now) {
    int released = catalog().released(artist, now);
    return released == 0 ? null : catalog().album(catalog().albumNumber(artist, released - 1));
  }

  private EndpointResponse categories(AdmittedCall admitted) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set(
        "categories",
        Page.of(admitted, Page.Bounds.LIBRARY)
            .render(admitted, "browse/categories", CATEGORIES, CatalogEndpoints::categoryNode));
    return EndpointResponse.of(body);
  }

  private EndpointResponse category(AdmittedCall admitted) {
    if (!CATEGORIES.contains(admitted.id())) {
      throw Refusal.notFound();
    }
    return EndpointResponse.of(categoryNode(admitted.id()));
  }

  private static ObjectNode categoryNode(String id) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("href", Shapes.API + "/browse/categories/" + id);
    node.put("id", id).put("name", id);
    node.putArray("icons");
    return node;
  }

  private EndpointResponse markets(AdmittedCall admitted) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("markets").add("DE").add("MX").add("SE").add("US");
    return EndpointResponse.of(body);
  }

  private int artistOf(AdmittedCall admitted) {
    long number = catalog().ids().number(Kind.ARTIST, admitted.id());
    if (number < 0 || number >= catalog().artists()) {
      throw Refusal.notFound();
    }
    return (int) number;
  }

  private Album albumOf(AdmittedCall admitted) {
    Album album =
        catalog().findAlbum(catalog().ids().number(Kind.ALBUM, admitted.id()), admitted.now());
    if (album == null) {
      throw Refusal.notFound();
    }
    return album;
  }

  private MusicCatalog catalog() {
    return context.world().catalog();
  }
}
