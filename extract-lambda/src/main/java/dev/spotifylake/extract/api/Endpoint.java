package dev.spotifylake.extract.api;

/// Every path of the API host that the lake calls. Each is one group of Spotify's quota.
public enum Endpoint {
  ME("me", Access.USER),
  RECENTLY_PLAYED("me/player/recently-played", Access.USER),
  SAVED_TRACKS("me/tracks", Access.USER),
  SAVED_ALBUMS("me/albums", Access.USER),
  SAVED_SHOWS("me/shows", Access.USER),
  SAVED_EPISODES("me/episodes", Access.USER),
  SAVED_AUDIOBOOKS("me/audiobooks", Access.USER),
  FOLLOWED_ARTISTS("me/following", Access.USER),
  TOP_ARTISTS("me/top/artists", Access.USER),
  TOP_TRACKS("me/top/tracks", Access.USER),
  MY_PLAYLISTS("me/playlists", Access.USER),
  PLAYLIST("playlists/{id}", Access.ANY),
  PLAYLIST_ITEMS("playlists/{id}/items", Access.USER),
  PLAYLIST_TRACKS("playlists/{id}/tracks", Access.LEGACY),
  ARTIST("artists/{id}", Access.ANY),
  ALBUM("albums/{id}", Access.ANY),
  TRACK("tracks/{id}", Access.ANY),
  ARTIST_ALBUMS("artists/{id}/albums", Access.ANY),
  ALBUM_TRACKS("albums/{id}/tracks", Access.ANY),
  NEW_RELEASES("browse/new-releases", Access.LEGACY),
  ARTIST_TOP_TRACKS("artists/{id}/top-tracks", Access.LEGACY);

  /// Who may call an endpoint.
  private enum Access {
    USER,
    ANY,
    /// Any token of an app made before 2026-02-11; other apps get 403.
    LEGACY
  }

  private final String template;
  private final Access access;

  Endpoint(String template, Access access) {
    this.template = template;
    this.access = access;
  }

  /// The path with `{id}` where an id goes, which is also the name of the quota group.
  public String template() {
    return template;
  }

  public boolean hasEntity() {
    return template.contains("{id}");
  }

  /// Whether the endpoint needs the token of a signed-in person.
  public boolean needsUser() {
    return access == Access.USER;
  }

  /// Whether apps made since 2026-02-11 get 403.
  public boolean isLegacy() {
    return access == Access.LEGACY;
  }
}
