package dev.spotifylake.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LakeConfigurationTest {
  @Test
  void withoutAnythingSetTheseAreTheDefaults() {
    assertThat(LakeConfiguration.from(Map.of()))
        .isEqualTo(
            new LakeConfiguration(
                "lake-data",
                "lake-data",
                LakeFormat.PARQUET,
                null,
                ZoneOffset.UTC,
                AppProfileSetting.AUTO,
                null,
                null,
                null,
                null,
                URI.create("https://api.spotify.com/v1"),
                URI.create("https://accounts.spotify.com"),
                Retention.KEEP_ALL));
  }

  @Test
  void everyKeyIsRead() {
    Map<String, String> environment =
        Map.ofEntries(
            Map.entry("LAKE_RAW", "s3://raw"),
            Map.entry("LAKE_CURATED", "s3://curated"),
            Map.entry("LAKE_FORMAT", "Both"),
            Map.entry("LAKE_WATCHLIST", "list.json"),
            Map.entry("LAKE_TIMEZONE", "Europe/Berlin"),
            Map.entry("SPOTIFY_APP", "legacy"),
            Map.entry("SPOTIFY_CLIENT_ID", "id"),
            Map.entry("SPOTIFY_CLIENT_SECRET", "s1"),
            Map.entry("SPOTIFY_REFRESH_TOKEN", "s2"),
            Map.entry("SPOTIFY_SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:1:secret:x"),
            Map.entry("SPOTIFY_API_URL", "http://127.0.0.1:8080/v1/"),
            Map.entry("SPOTIFY_ACCOUNTS_URL", "http://127.0.0.1:8080"),
            Map.entry("LAKE_CURATED_RETENTION_DAYS", "400"),
            Map.entry("LAKE_PLAYS_RETENTION_DAYS", "keep"));
    assertThat(LakeConfiguration.from(environment))
        .isEqualTo(
            new LakeConfiguration(
                "s3://raw",
                "s3://curated",
                LakeFormat.BOTH,
                "list.json",
                ZoneId.of("Europe/Berlin"),
                AppProfileSetting.LEGACY,
                "id",
                new Secret("s1"),
                new Secret("s2"),
                "arn:aws:secretsmanager:eu-west-1:1:secret:x",
                URI.create("http://127.0.0.1:8080/v1"),
                URI.create("http://127.0.0.1:8080"),
                new Retention(400, null)));
  }

  @Test
  void curatedHasTheRootOfRawByDefault() {
    assertThat(LakeConfiguration.from(Map.of("LAKE_RAW", "my-lake")).curatedRoot())
        .isEqualTo("my-lake");
  }

  @ParameterizedTest
  @CsvSource({
    "LAKE_FORMAT,orc,parquet",
    "LAKE_TIMEZONE,Berlin,Europe/Berlin",
    "LAKE_PLAYS_RETENTION_DAYS,0,a number of days from 1",
    "LAKE_CURATED_RETENTION_DAYS,a year,a number of days from 1",
    "SPOTIFY_APP,new,restricted",
    "SPOTIFY_API_URL,api.spotify.com,https://api.spotify.com/v1",
    "SPOTIFY_ACCOUNTS_URL,http://a b,https://accounts.spotify.com"
  })
  void aWrongValueIsNamedWithWhatIsExpected(String key, String value, String expected) {
    assertThatThrownBy(() -> LakeConfiguration.from(Map.of(key, value)))
        .isInstanceOf(LakeException.class)
        .hasMessageContainingAll(key, "'" + value + "'", expected);
  }

  @Test
  void secretsAreNeverPrinted() {
    LakeConfiguration configuration =
        LakeConfiguration.from(
            Map.of("SPOTIFY_CLIENT_SECRET", "hush1", "SPOTIFY_REFRESH_TOKEN", "hush2"));
    assertThat(configuration.toString()).doesNotContain("hush1").doesNotContain("hush2");
  }
}
