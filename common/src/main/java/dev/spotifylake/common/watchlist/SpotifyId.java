package dev.spotifylake.common.watchlist;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the id in what people copy from the app: an id, a URI (`spotify:artist:<id>`), or a link
/// (`https://open.spotify.com/intl-de/artist/<id>?si=..`).
public final class SpotifyId {
  // Spotify documents ids as base 62; all that are known have 22 characters.
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{22}");
  private static final Pattern URI_FORM =
      Pattern.compile("spotify:(?:user:[^:]+:)?([a-z]+):([^:]+)");
  private static final Pattern PATH_FORM =
      Pattern.compile("/(?:intl-[A-Za-z-]+/)?(?:embed/)?(?:user/[^/]+/)?([a-z]+)/([^/]+)/?");

  private SpotifyId() {}

  /// Null where the text holds no id of that kind.
  public static @Nullable String find(String text, WatchKind kind) {
    String trimmed = text.strip();
    if (ID.matcher(trimmed).matches()) {
      return trimmed;
    }
    Matcher uri = URI_FORM.matcher(trimmed);
    if (uri.matches()) {
      return idOf(uri, kind);
    }
    try {
      URI link = new URI(trimmed);
      if (!"open.spotify.com".equals(link.getHost()) || link.getPath() == null) {
        return null;
      }
      Matcher path = PATH_FORM.matcher(link.getPath());
      return path.matches() ? idOf(path, kind) : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static @Nullable String idOf(Matcher typeAndId, WatchKind kind) {
    String id = typeAndId.group(2);
    return typeAndId.group(1).equals(kind.typeName()) && ID.matcher(id).matches() ? id : null;
  }
}
