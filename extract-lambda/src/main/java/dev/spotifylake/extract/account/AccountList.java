package dev.spotifylake.extract.account;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.state.AccountState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One list of a signed-in person: saved items, followed artists or top items.
///
/// @param entity the time range, where the source has a list for each; else null
/// @param cadence how often the list is read
/// @param dated whether entries have `added_at` and the newest comes first, so that most passes can
///   stop at what is stored
/// @param container the field that holds the page; null where the response is the page
record AccountList(
    Source source,
    Endpoint endpoint,
    @Nullable String entity,
    Map<String, String> parameters,
    Duration cadence,
    boolean dated,
    @Nullable String container) {
  private static final Duration HOURLY = Duration.ofHours(1);
  private static final Duration DAILY = Duration.ofDays(1);

  /// In order of use to a person: the last ones wait longest when the call budget runs out.
  static final List<AccountList> ALL =
      List.of(
          dated(Source.SAVED_TRACKS, Endpoint.SAVED_TRACKS, HOURLY),
          dated(Source.SAVED_ALBUMS, Endpoint.SAVED_ALBUMS, DAILY),
          dated(Source.SAVED_SHOWS, Endpoint.SAVED_SHOWS, DAILY),
          dated(Source.SAVED_EPISODES, Endpoint.SAVED_EPISODES, DAILY),
          undated(Source.SAVED_AUDIOBOOKS, Endpoint.SAVED_AUDIOBOOKS, Map.of(), null),
          undated(
              Source.FOLLOWED_ARTISTS,
              Endpoint.FOLLOWED_ARTISTS,
              Map.of("type", "artist"),
              "artists"),
          top(Source.TOP_TRACKS, Endpoint.TOP_TRACKS, "short_term"),
          top(Source.TOP_TRACKS, Endpoint.TOP_TRACKS, "medium_term"),
          top(Source.TOP_TRACKS, Endpoint.TOP_TRACKS, "long_term"),
          top(Source.TOP_ARTISTS, Endpoint.TOP_ARTISTS, "short_term"),
          top(Source.TOP_ARTISTS, Endpoint.TOP_ARTISTS, "medium_term"),
          top(Source.TOP_ARTISTS, Endpoint.TOP_ARTISTS, "long_term"));

  private static AccountList dated(Source source, Endpoint endpoint, Duration cadence) {
    return new AccountList(source, endpoint, null, Map.of(), cadence, true, null);
  }

  private static AccountList undated(
      Source source,
      Endpoint endpoint,
      Map<String, String> parameters,
      @Nullable String container) {
    return new AccountList(source, endpoint, null, parameters, DAILY, false, container);
  }

  private static AccountList top(Source source, Endpoint endpoint, String range) {
    return new AccountList(
        source, endpoint, range, Map.of("time_range", range), DAILY, false, null);
  }

  /// The list's name in the state.
  String name() {
    return AccountState.listName(source, entity);
  }

  /// The name in the state of the passes that read a dated list to its end.
  String fullPassName() {
    return name() + "/full";
  }
}
