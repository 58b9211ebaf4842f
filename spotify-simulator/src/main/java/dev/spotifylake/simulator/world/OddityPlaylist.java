package dev.spotifylake.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The playlist that holds every oddity of playlist contents in a known number. It is renamed at
/// times but never otherwise edited.
final class OddityPlaylist {
  private static final int REPEATS = 5;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  OddityPlaylist(MusicCatalog catalog, Podcasts podcasts, String owner, Instant addedAt) {
    long tracks = catalog.albumNumber(0, 0);
    for (int i = 0; i < OddReleases.tracks(0); i++) {
      Oddity oddity = OddReleases.trackOddity(i);
      add(
          oddity == Oddity.NONE ? "odd_name" : oddity.name().toLowerCase(java.util.Locale.ROOT),
          Entry.track(catalog.trackNumber(tracks, i), addedAt, owner));
    }
    for (int release = 1; release < OddReleases.ALBUMS; release++) {
      long track = catalog.trackNumber(catalog.albumNumber(0, release), 0);
      add("odd_album", Entry.track(track, addedAt, owner));
    }
    Entry plain = Entry.track(catalog.trackNumber(tracks, 0), addedAt, owner);
    for (int i = 0; i < REPEATS; i++) {
      add("same_track_again", plain);
    }
    add("local_file", of(Entry.Type.LOCAL, 0, addedAt, owner));
    add("local_file", of(Entry.Type.LOCAL, 1, addedAt, owner));
    add("episode", of(Entry.Type.EPISODE, podcasts.episodeNumber(0, 0), addedAt, owner));
    add("episode", of(Entry.Type.EPISODE, podcasts.episodeNumber(1, 1), addedAt, owner));
    add("ghost_episode", of(Entry.Type.GHOST_EPISODE, 0, addedAt, owner));
    add("removed_item", of(Entry.Type.REMOVED, 0, addedAt, owner));
    add("null_element", of(Entry.Type.NULL_ELEMENT, 0, addedAt, owner));
    add("removed_item", of(Entry.Type.REMOVED, 1, addedAt, owner));
    add("unknown_type", of(Entry.Type.UNKNOWN_TYPE, 0, addedAt, owner));
    add("null_element", of(Entry.Type.NULL_ELEMENT, 1, addedAt, owner));
    add(
        "added_at_null",
        new Entry(Entry.Type.TRACK, plain.item(), null, owner, Entry.Spelling.USUAL));
    add("added_at_1970", Entry.track(plain.item(), Instant.EPOCH, owner));
    add(
        "added_by_null",
        new Entry(Entry.Type.TRACK, plain.item(), addedAt, null, Entry.Spelling.USUAL));
    add("added_by_empty", Entry.track(plain.item(), addedAt, ""));
    add(
        "both_spellings",
        new Entry(Entry.Type.TRACK, plain.item(), addedAt, owner, Entry.Spelling.BOTH));
  }

  List<Entry> entries() {
    return entries;
  }

  /// How many entries show each oddity.
  Map<String, Integer> counts() {
    return counts;
  }

  private static Entry of(Entry.Type type, long item, Instant addedAt, String owner) {
    return new Entry(type, item, addedAt, owner, Entry.Spelling.USUAL);
  }

  private void add(String oddity, Entry entry) {
    entries.add(entry);
    counts.merge(oddity, 1, Integer::sum);
  }
}
