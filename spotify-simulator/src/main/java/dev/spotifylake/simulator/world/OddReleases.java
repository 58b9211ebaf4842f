package dev.spotifylake.simulator.world;

import java.util.List;

/// What is on show at artist 0: one album per form of a release date and per kind of images, and a
/// first album with one track per oddity and per odd name.
final class OddReleases {
  private static final List<ReleaseDate.Form> FORMS = List.of(ReleaseDate.Form.values());
  private static final List<Oddity> ALBUM_ODDITIES =
      List.of(
          Oddity.NULL_IMAGES,
          Oddity.EMPTY_IMAGES,
          Oddity.DECIMAL_NUMBERS,
          Oddity.TEXT_NUMBERS,
          Oddity.MISSING_FIGURES,
          Oddity.UNKNOWN_FIELD);
  private static final List<Oddity> TRACK_ODDITIES =
      List.of(
          Oddity.ARTIST_TWICE,
          Oddity.LINKED_FROM,
          Oddity.RESTRICTED,
          Oddity.DECIMAL_NUMBERS,
          Oddity.TEXT_NUMBERS,
          Oddity.UNKNOWN_FIELD,
          Oddity.MISSING_FIGURES);

  /// The album of tracks, one per form of a date, one per oddity of an album.
  static final int ALBUMS = 1 + FORMS.size() + ALBUM_ODDITIES.size();

  private OddReleases() {}

  static int tracks(int release) {
    return release == 0 ? TRACK_ODDITIES.size() + Names.ODD.size() : 1;
  }

  static ReleaseDate.Form form(int release) {
    return release >= 1 && release <= FORMS.size() ? FORMS.get(release - 1) : ReleaseDate.Form.DAY;
  }

  static Oddity albumOddity(int release) {
    return release > FORMS.size() ? ALBUM_ODDITIES.get(release - 1 - FORMS.size()) : Oddity.NONE;
  }

  static String albumName(int release) {
    if (release == 0) {
      return "Tracks, \"odd\"\\";
    }
    return release <= FORMS.size()
        ? "Released " + form(release)
        : "Album with " + albumOddity(release);
  }

  static Oddity trackOddity(int position) {
    return position < TRACK_ODDITIES.size() ? TRACK_ODDITIES.get(position) : Oddity.NONE;
  }

  static String trackName(int position) {
    return position < TRACK_ODDITIES.size()
        ? "Track with " + TRACK_ODDITIES.get(position)
        : Names.ODD.get(position - TRACK_ODDITIES.size());
  }
}
