package dev.spotifylake.simulator;

import java.time.Duration;
import java.time.Instant;

/// How the simulated Spotify is to be. Same options, same clock and same calls: same bytes.
///
/// @param port 0 for any free port
/// @param seed everything in the world follows from it and `start`
/// @param start the clock's first reading; a history of plays and edits exists before it
/// @param listeners how many people have consented, 1 to 5; labels `me, anna, bert, carla, dora`
/// @param latency real time that every response takes longer
/// @param artists how many artists the catalog holds
/// @param ownedPlaylists how many playlists each listener owns, at least 5
/// @param largePlaylist items of one more owned playlist that is never edited; 0 for none
/// @param savedTracks tracks in each listener's library at `start`
/// @param heavyHoursPerWeek hours per week in which a listener plays 50 to 100 items
/// @param quiet nobody plays anything but what {@link SpotifySimulator#play} says
/// @param shortResponses whether recently-played leaves out its oldest plays once in a while
/// @param quotaPerGroup calls of one endpoint group in a rolling 24 hours that exhaust its quota
///   and start a ban; 0 for no such limit
/// @param consentAge how long before `start` the first listener consented; each next one a day more
/// @param scopes what the listeners consented to, separated by spaces
/// @param rotateRefreshTokens whether a refresh returns a new refresh token
/// @param keptCalls how many of the latest calls are remembered
public record SimulatorOptions(
    int port,
    AppProfile profile,
    long seed,
    Instant start,
    int listeners,
    Duration latency,
    int artists,
    int ownedPlaylists,
    int largePlaylist,
    int savedTracks,
    int heavyHoursPerWeek,
    boolean quiet,
    boolean shortResponses,
    int quotaPerGroup,
    Duration consentAge,
    String scopes,
    boolean rotateRefreshTokens,
    int keptCalls) {
  /// Everything that the extractor reads asks for one of these.
  public static final String ALL_SCOPES =
      "user-read-recently-played user-top-read user-library-read playlist-read-private"
          + " playlist-read-collaborative user-follow-read";

  /// Spotify's own limit for a development application.
  private static final int MOST_LISTENERS = 5;

  /// The playlist of oddities, the empty one, a private, a public and a collaborative one.
  private static final int FEWEST_PLAYLISTS = 5;

  /// Spotify's own limit.
  private static final int MOST_PLAYLIST_ITEMS = 10_000;

  public SimulatorOptions {
    within("port", port, 0, 65_535);
    within("listeners", listeners, 1, MOST_LISTENERS);
    within("artists", artists, 20, 100_000);
    within("ownedPlaylists", ownedPlaylists, FEWEST_PLAYLISTS, 1_000);
    within("largePlaylist", largePlaylist, 0, MOST_PLAYLIST_ITEMS);
    within("savedTracks", savedTracks, 0, 10_000);
    within("heavyHoursPerWeek", heavyHoursPerWeek, 0, 7);
    within("quotaPerGroup", quotaPerGroup, 0, Integer.MAX_VALUE);
    within("keptCalls", keptCalls, 1, Integer.MAX_VALUE);
    if (latency.isNegative() || consentAge.isNegative()) {
      throw new IllegalArgumentException(
          "simulator options: latency "
              + latency
              + " and consentAge "
              + consentAge
              + " must be >= 0");
    }
  }

  /// One listener, a restricted app, a world of 300 artists at 2026-11-02T00:00:00Z.
  public static SimulatorOptions defaults() {
    return new Builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  public Builder toBuilder() {
    return new Builder(this);
  }

  public SimulatorOptions withPort(int value) {
    return toBuilder().port(value).build();
  }

  public SimulatorOptions withProfile(AppProfile value) {
    return toBuilder().profile(value).build();
  }

  public SimulatorOptions withSeed(long value) {
    return toBuilder().seed(value).build();
  }

  public SimulatorOptions withStart(Instant value) {
    return toBuilder().start(value).build();
  }

  public SimulatorOptions withListeners(int value) {
    return toBuilder().listeners(value).build();
  }

  public SimulatorOptions withLatency(Duration value) {
    return toBuilder().latency(value).build();
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "simulator option " + name + " is " + value + ": expected " + least + " to " + most);
    }
  }

  /// Collects options; what is not set stays at its default.
  public static final class Builder {
    private int port;
    private AppProfile profile = AppProfile.RESTRICTED;
    private long seed = 1;
    private Instant start = Instant.parse("2026-11-02T00:00:00Z");
    private int listeners = 1;
    private Duration latency = Duration.ZERO;
    private int artists = 300;
    private int ownedPlaylists = 8;
    private int largePlaylist;
    private int savedTracks = 130;
    private int heavyHoursPerWeek;
    private boolean quiet;
    private boolean shortResponses = true;
    private int quotaPerGroup;
    private Duration consentAge = Duration.ofDays(10);
    private String scopes = ALL_SCOPES;
    private boolean rotateRefreshTokens;
    private int keptCalls = 250_000;

    private Builder() {}

    private Builder(SimulatorOptions from) {
      port = from.port;
      profile = from.profile;
      seed = from.seed;
      start = from.start;
      listeners = from.listeners;
      latency = from.latency;
      artists = from.artists;
      ownedPlaylists = from.ownedPlaylists;
      largePlaylist = from.largePlaylist;
      savedTracks = from.savedTracks;
      heavyHoursPerWeek = from.heavyHoursPerWeek;
      quiet = from.quiet;
      shortResponses = from.shortResponses;
      quotaPerGroup = from.quotaPerGroup;
      consentAge = from.consentAge;
      scopes = from.scopes;
      rotateRefreshTokens = from.rotateRefreshTokens;
      keptCalls = from.keptCalls;
    }

    public Builder port(int value) {
      port = value;
      return this;
    }

    public Builder profile(AppProfile value) {
      profile = value;
      return this;
    }

    public Builder seed(long value) {
      seed = value;
      return this;
    }

    public Builder start(Instant value) {
      start = value;
      return this;
    }

    public Builder listeners(int value) {
      listeners = value;
      return this;
    }

    public Builder latency(Duration value) {
      latency = value;
      return this;
    }

    public Builder artists(int value) {
      artists = value;
      return this;
    }

    public Builder ownedPlaylists(int value) {
      ownedPlaylists = value;
      return this;
    }

    public Builder largePlaylist(int value) {
      largePlaylist = value;
      return this;
    }

    public Builder savedTracks(int value) {
      savedTracks = value;
      return this;
    }

    public Builder heavyHoursPerWeek(int value) {
      heavyHoursPerWeek = value;
      return this;
    }

    public Builder quiet(boolean value) {
      quiet = value;
      return this;
    }

    public Builder shortResponses(boolean value) {
      shortResponses = value;
      return this;
    }

    public Builder quotaPerGroup(int value) {
      quotaPerGroup = value;
      return this;
    }

    public Builder consentAge(Duration value) {
      consentAge = value;
      return this;
    }

    public Builder scopes(String value) {
      scopes = value;
      return this;
    }

    public Builder rotateRefreshTokens(boolean value) {
      rotateRefreshTokens = value;
      return this;
    }

    public Builder keptCalls(int value) {
      keptCalls = value;
      return this;
    }

    public SimulatorOptions build() {
      return new SimulatorOptions(
          port,
          profile,
          seed,
          start,
          listeners,
          latency,
          artists,
          ownedPlaylists,
          largePlaylist,
          savedTracks,
          heavyHoursPerWeek,
          quiet,
          shortResponses,
          quotaPerGroup,
          consentAge,
          scopes,
          rotateRefreshTokens,
          keptCalls);
    }
  }
}
