package dev.spotifylake.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a listener picks: some tracks in a row from one context, often the same ones.
final class PlayChoice {
  /// How far apart the tastes of two listeners lie, in artists.
  private static final int TASTE_DISTANCE = 37;

  private final MusicCatalog catalog;
  private final Podcasts podcasts;
  private final Function<Listener, List<String>> playlistUris;

  PlayChoice(
      MusicCatalog catalog, Podcasts podcasts, Function<Listener, List<String>> playlistUris) {
    this.catalog = catalog;
    this.podcasts = podcasts;
    this.playlistUris = playlistUris;
  }

  /// Where in the catalog a listener's favourite artists begin.
  static int taste(Listener listener) {
    return 1 + listener.number() * TASTE_DISTANCE;
  }

  /// Tracks played one after the other from the same context.
  static final class Run {
    private final Play.@Nullable Context context;
    private final List<Track> tracks;
    private int next;

    Run(Play.@Nullable Context context, List<Track> tracks) {
      this.context = context;
      this.tracks = tracks;
    }

    Play.@Nullable Context context() {
      return context;
    }

    boolean finished() {
      return next == tracks.size();
    }

    Track next() {
      return tracks.get(next++);
    }
  }

  Run run(Listener listener, SeededRandom random, Instant now) {
    Track first = catalog.someTrack(random, taste(listener), now);
    int what = random.below(10);
    if (what < 3) {
      return album(first, now);
    }
    List<Track> tracks = new ArrayList<>(List.of(first));
    int count = random.between(3, 18);
    while (tracks.size() < count) {
      tracks.add(
          random.below(12) == 0
              ? tracks.getLast()
              : catalog.someTrack(random, taste(listener), now));
    }
    return new Run(context(listener, random, what, first), tracks);
  }

  Play podcast(Listener listener, SeededRandom random, Instant from, Instant until) {
    int show = random.below(Podcasts.SHOWS);
    int out = Math.max(1, podcasts.episodes(show, from));
    Podcasts.Episode episode = podcasts.episode(podcasts.episodeNumber(show, random.below(out)));
    Instant fullEnd = from.plusMillis(episode.durationMs());
    Instant playedAt = fullEnd.isBefore(until) ? fullEnd : until;
    return new Play(
        listener.label(),
        playedAt,
        episode.uri(),
        episode.number(),
        (int) Duration.between(from, playedAt).toMillis(),
        new Play.Context("show", catalog.ids().uri(Kind.SHOW, show)),
        "podcast");
  }

  private Run album(Track first, Instant now) {
    Album album = catalog.album(first.album());
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < album.totalTracks(); i++) {
      Track track = catalog.findTrack(catalog.trackNumber(album.number(), i), now);
      if (track != null) {
        tracks.add(track);
      }
    }
    if (tracks.isEmpty()) {
      tracks.add(first);
    }
    return new Run(new Play.Context("album", "spotify:album:" + album.id()), tracks);
  }

  private Play.@Nullable Context context(
      Listener listener, SeededRandom random, int what, Track first) {
    return switch (what) {
      case 3, 4, 5 -> new Play.Context("playlist", random.pick(playlistUris.apply(listener)));
      case 6 ->
          new Play.Context("collection", "spotify:user:" + listener.spotifyId() + ":collection");
      case 7 ->
          new Play.Context("artist", catalog.ids().uri(Kind.ARTIST, first.artists().getFirst()));
      default -> null;
    };
  }
}
