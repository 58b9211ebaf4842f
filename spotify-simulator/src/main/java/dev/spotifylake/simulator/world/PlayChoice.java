package dev.spotifylake.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which things a listener picks: some tracks in a row from one context, often the same ones.
final class PlayChoice {
  /// How far apart the tastes of two listeners lie, in artists.
  private static final int TASTE_DISTANCE = 37;

  private final Catalogue catalogue;
  private final Podcasts podcasts;
  private final Function<Listener, List<String>> playlistUris;

  PlayChoice(
      Catalogue catalogue, Podcasts podcasts, Function<Listener, List<String>> playlistUris) {
    this.catalogue = catalogue;
    this.podcasts = podcasts;
    this.playlistUris = playlistUris;
  }

  /// Where in the catalogue a listener's favourite artists begin.
  static int taste(Listener listener) {
    return 1 + listener.number() * TASTE_DISTANCE;
  }

  /// Tracks played one after the other from the same place.
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

  Run run(Listener listener, Dice dice, Instant now) {
    Track first = catalogue.someTrack(dice, taste(listener), now);
    int what = dice.below(10);
    if (what < 3) {
      return album(first, now);
    }
    List<Track> tracks = new ArrayList<>(List.of(first));
    int count = dice.between(3, 18);
    while (tracks.size() < count) {
      tracks.add(
          dice.below(12) == 0 ? tracks.getLast() : catalogue.someTrack(dice, taste(listener), now));
    }
    return new Run(context(listener, dice, what, first), tracks);
  }

  Play podcast(Listener listener, Dice dice, Instant from, Instant until) {
    int show = dice.below(Podcasts.SHOWS);
    int out = Math.max(1, podcasts.episodes(show, from));
    Podcasts.Episode episode = podcasts.episode(podcasts.episodeNumber(show, dice.below(out)));
    Instant fullEnd = from.plusMillis(episode.durationMs());
    Instant playedAt = fullEnd.isBefore(until) ? fullEnd : until;
    return new Play(
        listener.label(),
        playedAt,
        episode.uri(),
        episode.number(),
        (int) Duration.between(from, playedAt).toMillis(),
        new Play.Context("show", catalogue.ids().uri(Kind.SHOW, show)),
        "podcast");
  }

  private Run album(Track first, Instant now) {
    Album album = catalogue.album(first.album());
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < album.totalTracks(); i++) {
      Track track = catalogue.findTrack(catalogue.trackNumber(album.number(), i), now);
      if (track != null) {
        tracks.add(track);
      }
    }
    if (tracks.isEmpty()) {
      tracks.add(first);
    }
    return new Run(new Play.Context("album", "spotify:album:" + album.id()), tracks);
  }

  private Play.@Nullable Context context(Listener listener, Dice dice, int what, Track first) {
    return switch (what) {
      case 3, 4, 5 -> new Play.Context("playlist", dice.pick(playlistUris.apply(listener)));
      case 6 ->
          new Play.Context("collection", "spotify:user:" + listener.spotifyId() + ":collection");
      case 7 ->
          new Play.Context("artist", catalogue.ids().uri(Kind.ARTIST, first.artists().getFirst()));
      default -> null;
    };
  }
}
