package dev.spotifylake.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Artists, albums and tracks. Nothing is stored: each entity is worked out from its number.
///
/// Albums appear as time goes on: every artist releases something every 45 days on average, every
/// tenth one every two days. Artist 0 is the odd artist: its albums and tracks show the oddities,
/// one each.
public final class MusicCatalog {
  /// More releases than any artist gets to in a simulated century.
  private static final int ALBUM_BITS = 16;

  /// Spotify's own albums rarely hold more than 50.
  private static final int TRACK_BITS = 6;

  /// As many codes as the longest recorded list.
  public static final int MOST_MARKETS = 185;

  private static final Duration USUAL_PACE = Duration.ofDays(45);
  private static final Duration BUSY_PACE = Duration.ofDays(2);
  private static final int BUSY_ONE_IN = 10;
  private static final List<String> GENRES =
      List.of("indie", "techno", "jazz", "neo soul", "post-rock", "schlager", "k-pop", "r&b");
  private static final List<String> LABELS =
      List.of("Kite Records", "Nordlicht", "Own, \"Label\" & Co.", "Sixth Floor", "Ōto");
  private final long seed;
  private final int artists;
  private final Instant start;
  private final Ids ids;

  public MusicCatalog(long seed, int artists, Instant start) {
    this.seed = seed;
    this.artists = artists;
    this.start = start;
    this.ids = new Ids(seed);
  }

  public Ids ids() {
    return ids;
  }

  /// How many artists there are; their numbers go from 0 to below this.
  public int artists() {
    return artists;
  }

  public Artist artist(int number) {
    SeededRandom random = SeededRandom.of(seed, Kind.ARTIST.ordinal(), number, 1);
    String name = number == 0 ? "The Museum of \"Odd\" Songs, Ltd. 🏛" : Names.artist(random);
    List<String> genres = new ArrayList<>();
    for (int i = random.below(3); i > 0; i--) {
      String genre = random.pick(GENRES);
      if (!genres.contains(genre)) {
        genres.add(genre);
      }
    }
    Oddity oddity =
        switch (random.below(60)) {
          case 0 -> Oddity.MISSING_FIGURES;
          case 1 -> Oddity.DECIMAL_NUMBERS;
          case 2 -> Oddity.TEXT_NUMBERS;
          case 3 -> Oddity.NULL_IMAGES;
          case 4 -> Oddity.EMPTY_IMAGES;
          default -> Oddity.NONE;
        };
    return new Artist(
        number,
        ids.id(Kind.ARTIST, number),
        name,
        List.copyOf(genres),
        random.below(101),
        random.below(5_000_000),
        oddity);
  }

  /// The number of an artist's album.
  public long albumNumber(int artist, int release) {
    return ((long) artist << ALBUM_BITS) | release;
  }

  /// The number of an album's track, counted from 0.
  public long trackNumber(long album, int position) {
    return (album << TRACK_BITS) | position;
  }

  /// The album with this number, or null if it is not out yet or never will be.
  public @Nullable Album findAlbum(long number, Instant now) {
    if (number < 0 || number >> ALBUM_BITS >= artists) {
      return null;
    }
    Album album = album(number);
    return album.releasedAt().isAfter(now) ? null : album;
  }

  /// The track with this number, or null if its album is not out or has no such track.
  public @Nullable Track findTrack(long number, Instant now) {
    Album album = number < 0 ? null : findAlbum(number >> TRACK_BITS, now);
    int position = (int) (number & ((1 << TRACK_BITS) - 1));
    return album == null || position >= album.totalTracks() ? null : track(number);
  }

  public Album album(long number) {
    int artist = (int) (number >> ALBUM_BITS);
    int release = (int) (number & ((1 << ALBUM_BITS) - 1));
    SeededRandom random = SeededRandom.of(seed, Kind.ALBUM.ordinal(), number, 1);
    String name = Names.work(random);
    String type =
        random.pick(List.of("album", "album", "single", "single", "single", "compilation"));
    int total = "single".equals(type) ? random.between(1, 3) : random.between(6, 18);
    List<Integer> credited = new ArrayList<>(List.of(artist));
    if (random.below(8) == 0) {
      credited.add(random.below(artists));
    }
    Instant releasedAt = releasedAt(artist, release);
    LocalDate day = LocalDate.ofInstant(releasedAt, ZoneOffset.UTC);
    String upc = digits(random, 13);
    ReleaseDate.Form form =
        switch (random.below(60)) {
          case 0, 1, 2, 3 -> ReleaseDate.Form.YEAR;
          case 4, 5 -> ReleaseDate.Form.MONTH;
          case 6 -> ReleaseDate.Form.ZEROS;
          case 7 -> ReleaseDate.Form.NONE;
          case 8 -> ReleaseDate.Form.YEAR_CLAIMING_DAY;
          default -> ReleaseDate.Form.DAY;
        };
    Oddity oddity =
        switch (random.below(80)) {
          case 0 -> Oddity.NULL_IMAGES;
          case 1 -> Oddity.EMPTY_IMAGES;
          case 2 -> Oddity.DECIMAL_NUMBERS;
          case 3 -> Oddity.TEXT_NUMBERS;
          case 4 -> Oddity.MISSING_FIGURES;
          default -> Oddity.NONE;
        };
    if (artist == 0 && release < OddReleases.ALBUMS) {
      type = "album";
      total = OddReleases.tracks(release);
      form = OddReleases.form(release);
      oddity = OddReleases.albumOddity(release);
      name = OddReleases.albumName(release);
    }
    return new Album(
        number,
        ids.id(Kind.ALBUM, number),
        name,
        type,
        credited,
        ReleaseDate.of(day, form),
        releasedAt,
        total,
        random.pick(LABELS),
        upc,
        random.below(101),
        random.chance(0.5) ? MOST_MARKETS : random.below(MOST_MARKETS + 1),
        oddity);
  }

  public Track track(long number) {
    long albumNumber = number >> TRACK_BITS;
    Album album = album(albumNumber);
    int position = (int) (number & ((1 << TRACK_BITS) - 1));
    SeededRandom random = SeededRandom.of(seed, Kind.TRACK.ordinal(), number, 1);
    String name = Names.work(random);
    int durationMs =
        random.below(25) == 0 ? random.between(12_000, 29_999) : random.between(95_000, 420_000);
    Oddity oddity =
        switch (random.below(120)) {
          case 0 -> Oddity.ARTIST_TWICE;
          case 1 -> Oddity.LINKED_FROM;
          case 2 -> Oddity.RESTRICTED;
          case 3 -> Oddity.DECIMAL_NUMBERS;
          case 4 -> Oddity.TEXT_NUMBERS;
          case 5 -> Oddity.UNKNOWN_FIELD;
          case 6 -> Oddity.MISSING_FIGURES;
          default -> Oddity.NONE;
        };
    int owner = album.artists().getFirst();
    if (owner == 0 && (albumNumber & ((1 << ALBUM_BITS) - 1)) == 0) {
      oddity = OddReleases.trackOddity(position);
      name = OddReleases.trackName(position);
      durationMs = Math.max(durationMs, 95_000);
    }
    List<Integer> credited = new ArrayList<>(List.of(owner));
    if (random.below(5) == 0) {
      credited.add(random.below(artists));
    }
    if (oddity == Oddity.ARTIST_TWICE) {
      credited.add(owner);
    }
    return new Track(
        number,
        ids.id(Kind.TRACK, number),
        name,
        albumNumber,
        credited,
        1 + position / 12,
        1 + position % 12,
        durationMs,
        random.chance(0.2),
        "SLX" + digits(random, 9),
        random.below(101),
        random.chance(0.5) ? MOST_MARKETS : random.below(MOST_MARKETS + 1),
        oddity);
  }

  /// How many albums of its own an artist has out.
  public int released(int artist, Instant now) {
    int before = releasedBefore(artist);
    if (now.isBefore(start)) {
      int out = 0;
      while (out < before && !releasedAt(artist, out).isAfter(now)) {
        out++;
      }
      return out;
    }
    long since = Duration.between(start, now).toMillis() / pace(artist).toMillis();
    int out = before + (int) since;
    return releasedAt(artist, out).isAfter(now) ? out : out + 1;
  }

  /// Albums of other artists on which an artist appears; these never change.
  public List<Long> appearsOn(int artist) {
    SeededRandom random = SeededRandom.of(seed, Kind.ARTIST.ordinal(), artist, 2);
    List<Long> albums = new ArrayList<>();
    for (int i = random.below(3); i > 0; i--) {
      int other = random.below(artists);
      if (other != artist) {
        albums.add(albumNumber(other, 0));
      }
    }
    return albums.stream().distinct().toList();
  }

  /// Some track that is out at this time, of an artist that is the likelier the smaller its number
  /// after the offset.
  public Track someTrack(SeededRandom random, int offset, Instant now) {
    double skewed = random.unit();
    int artist = Math.floorMod(offset + (int) (artists * skewed * skewed * skewed), artists);
    long album = albumNumber(artist, random.below(Math.max(1, released(artist, now))));
    return track(trackNumber(album, random.below(album(album).totalTracks())));
  }

  private static String digits(SeededRandom random, int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append((char) ('0' + random.below(10)));
    }
    return text.toString();
  }

  private int releasedBefore(int artist) {
    return artist == 0
        ? OddReleases.ALBUMS
        : 2 + SeededRandom.of(seed, Kind.ARTIST.ordinal(), artist, 3).below(9);
  }

  private Duration pace(int artist) {
    return artist % BUSY_ONE_IN == 1 ? BUSY_PACE : USUAL_PACE;
  }

  private Instant releasedAt(int artist, int release) {
    double jitter =
        SeededRandom.of(seed, Kind.ALBUM.ordinal(), albumNumber(artist, release), 2).unit();
    int before = releasedBefore(artist);
    if (release >= before) {
      return start.plusMillis((long) (pace(artist).toMillis() * (release - before + jitter)));
    }
    int career = SeededRandom.of(seed, Kind.ARTIST.ordinal(), artist, 4).between(3, 55);
    Instant first = start.minus(Duration.ofDays(365L * career));
    double share = (release + jitter) / before;
    return first.plusMillis((long) (Duration.between(first, start).toMillis() * share));
  }
}
