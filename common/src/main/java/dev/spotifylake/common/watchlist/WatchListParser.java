package dev.spotifylake.common.watchlist;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a watch-list token by token, because every complaint names its line.
final class WatchListParser {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          // An error of syntax must not quote a file that may be the wrong one.
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();
  private static final String FORM =
      "{\"artists\":[..],\"playlists\":[..],\"albums\":[..],\"tracks\":[..]}";

  private final String where;
  private final Map<WatchKind, Set<String>> ids = new EnumMap<>(WatchKind.class);
  private final List<WatchListProblem> problems = new ArrayList<>();

  WatchListParser(String where) {
    this.where = where;
  }

  WatchList parse(byte[] bytes) {
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        readLists(json);
      } else {
        complain(json, "no watch-list", FORM);
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      problems.add(
          new WatchListProblem(
              where, Math.max(line, 1), "not JSON from here on (" + firstLine(e) + ")", FORM));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // reading from memory
    }
    Map<WatchKind, List<String>> lists = new EnumMap<>(WatchKind.class);
    ids.forEach((kind, set) -> lists.put(kind, new ArrayList<>(set)));
    return new WatchList(lists, problems);
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("");
  }

  private void readLists(JsonParser json) throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      WatchKind kind = kindOf(name);
      if (kind == null) {
        complain(json, "'" + name + "'", "artists, playlists, albums or tracks");
        json.nextToken();
        json.skipChildren();
      } else if (json.nextToken() != JsonToken.START_ARRAY) {
        complain(json, name + " is no list", "\"" + name + "\": [..]");
        json.skipChildren();
      } else {
        readEntries(json, kind);
      }
    }
  }

  private void readEntries(JsonParser json, WatchKind kind) throws IOException {
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      String id = token == JsonToken.VALUE_STRING ? SpotifyId.find(json.getText(), kind) : null;
      if (id != null) {
        ids.computeIfAbsent(kind, any -> new LinkedHashSet<>()).add(id);
        continue;
      }
      complain(
          json,
          "'" + json.getText() + "' in " + kind.listName(),
          "an id of 22 letters and digits, spotify:"
              + kind.typeName()
              + ":<id> or https://open.spotify.com/"
              + kind.typeName()
              + "/<id>");
      json.skipChildren();
    }
  }

  private static @Nullable WatchKind kindOf(String listName) {
    for (WatchKind kind : WatchKind.values()) {
      if (kind.listName().equals(listName)) {
        return kind;
      }
    }
    return null;
  }

  private void complain(JsonParser json, String found, String expected) {
    problems.add(
        new WatchListProblem(where, json.currentTokenLocation().getLineNr(), found, expected));
  }
}
