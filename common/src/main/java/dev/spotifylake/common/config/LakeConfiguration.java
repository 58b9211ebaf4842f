package dev.spotifylake.common.config;

import dev.spotifylake.common.store.LakeLayout;
import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All settings, read once from the environment. Every key and default is under test; a wrong value
/// is one line that names the key and what it takes.
///
/// @param rawRoot where `raw/`, `state/` and `config/` lie: `s3://bucket` or a folder
/// @param curatedRoot where `curated/`, `curated-csv/` and `manifests/` lie
/// @param watchListPath a file, or null for the object `config/watchlist.json` of the lake
/// @param timeZone the zone of days and hours in views; stored times are always UTC
/// @param retention how long compactions keep rows
/// @param spotifySecretArn the Secrets Manager secret that holds the credentials, on AWS
public record LakeConfiguration(
    String rawRoot,
    String curatedRoot,
    LakeFormat format,
    @Nullable String watchListPath,
    ZoneId timeZone,
    AppProfileSetting spotifyApp,
    @Nullable String spotifyClientId,
    @Nullable Secret spotifyClientSecret,
    @Nullable Secret spotifyRefreshToken,
    @Nullable String spotifySecretArn,
    URI spotifyApiUrl,
    URI spotifyAccountsUrl,
    Retention retention) {
  /// Where a lake lies when nothing says otherwise.
  public static final String DEFAULT_ROOT = "lake-data";

  public static final String DEFAULT_WATCH_LIST_KEY = LakeLayout.CONFIG + "watchlist.json";

  public static LakeConfiguration from(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    String rawRoot = settings.text("LAKE_RAW", DEFAULT_ROOT);
    return new LakeConfiguration(
        rawRoot,
        settings.text("LAKE_CURATED", rawRoot),
        settings.choice("LAKE_FORMAT", LakeFormat.class, LakeFormat.PARQUET),
        settings.textOrNull("LAKE_WATCHLIST"),
        settings.timeZone("LAKE_TIMEZONE"),
        settings.choice("SPOTIFY_APP", AppProfileSetting.class, AppProfileSetting.AUTO),
        settings.textOrNull("SPOTIFY_CLIENT_ID"),
        settings.secretOrNull("SPOTIFY_CLIENT_SECRET"),
        settings.secretOrNull("SPOTIFY_REFRESH_TOKEN"),
        settings.textOrNull("SPOTIFY_SECRET_ARN"),
        settings.url("SPOTIFY_API_URL", "https://api.spotify.com/v1"),
        settings.url("SPOTIFY_ACCOUNTS_URL", "https://accounts.spotify.com"),
        new Retention(
            settings.daysOrNull("LAKE_CURATED_RETENTION_DAYS"),
            settings.daysOrNull("LAKE_PLAYS_RETENTION_DAYS")));
  }

  /// The same settings over a lake at another location.
  public LakeConfiguration withRoots(String raw, String curated) {
    return new LakeConfiguration(
        raw,
        curated,
        format,
        watchListPath,
        timeZone,
        spotifyApp,
        spotifyClientId,
        spotifyClientSecret,
        spotifyRefreshToken,
        spotifySecretArn,
        spotifyApiUrl,
        spotifyAccountsUrl,
        retention);
  }
}
