package dev.spotifylake.common.config;

import dev.spotifylake.common.LakeException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Typed reading of environment variables. An empty value counts as not set.
final class Settings {
  private static final String KEEP = "keep";

  private final Map<String, String> environment;

  Settings(Map<String, String> environment) {
    this.environment = environment;
  }

  @Nullable String textOrNull(String key) {
    String value = environment.get(key);
    return value == null || value.isBlank() ? null : value.strip();
  }

  String text(String key, String byDefault) {
    String value = textOrNull(key);
    return value == null ? byDefault : value;
  }

  @Nullable Secret secretOrNull(String key) {
    String value = textOrNull(key);
    return value == null ? null : new Secret(value);
  }

  <E extends Enum<E>> E choice(String key, Class<E> type, E byDefault) {
    String value = textOrNull(key);
    if (value == null) {
      return byDefault;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(value)) {
        return constant;
      }
    }
    String expected =
        String.join(
            ", ",
            Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList());
    throw wrong(key, value, "one of " + expected, null);
  }

  /// A number of days; null where the value is absent or `keep`.
  @Nullable Integer daysOrNull(String key) {
    String value = textOrNull(key);
    if (value == null || value.equalsIgnoreCase(KEEP)) {
      return null;
    }
    try {
      int days = Integer.parseInt(value);
      if (days > 0) {
        return days;
      }
      throw wrong(key, value, "a number of days from 1, or " + KEEP, null);
    } catch (NumberFormatException e) {
      throw wrong(key, value, "a number of days from 1, or " + KEEP, e);
    }
  }

  ZoneId timeZone(String key) {
    String value = textOrNull(key);
    try {
      return value == null ? ZoneOffset.UTC : ZoneId.of(value);
    } catch (DateTimeException e) {
      throw wrong(key, String.valueOf(value), "a time zone such as Europe/Berlin or UTC", e);
    }
  }

  URI url(String key, String byDefault) {
    String value = text(key, byDefault);
    try {
      URI url = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
      if (url.getHost() != null
          && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
        return url;
      }
      throw wrong(key, value, "a URL such as " + byDefault, null);
    } catch (URISyntaxException e) {
      throw wrong(key, value, "a URL such as " + byDefault, e);
    }
  }

  private static LakeException wrong(
      String key, String value, String expected, @Nullable Throwable cause) {
    return new LakeException(
        key + " is '" + value + "'; expected " + expected + ": set it right or unset it", cause);
  }
}
