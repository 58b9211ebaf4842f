package dev.spotifylake.cli.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.play.PollCoverage;
import dev.spotifylake.common.play.RecentPlay;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.raw.RawLine;
import dev.spotifylake.common.raw.RawObjectReader;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.StateKeys;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.AppState;
import dev.spotifylake.extract.state.StateFile.StateFormat;
import dev.spotifylake.extract.state.StoredPoll;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the state of a backup fit for a lake that went on since.
///
/// An unfinished pass may have been completed since: continued, it would hold entries twice. So it
/// begins again. The polls since then are in raw: without them the next one would show a gap that
/// is none. Runs that were under way at the backup have ended. Everything else is repeated by the
/// next runs.
final class RestoredState {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ObjectStore raw;
  private final LocalDate today;

  RestoredState(ObjectStore raw, Instant now) {
    this.raw = raw;
    this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /// @param key such as `state/app.json`
  /// @param content as the backup holds it
  byte[] prepare(String key, byte[] content) throws IOException {
    if (key.equals(AppState.KEY)) {
      return changed(
          key, content, AppState.FORMAT, app -> app.unfinishedRuns().keySet().forEach(app::endRun));
    }
    String account = StateKeys.account(key);
    if (account == null) {
      return content;
    }
    AccountState state = read(key, content, AccountState.FORMAT);
    state.dropCheckpoints();
    recordPolls(account, state);
    return AccountState.FORMAT.write(state);
  }

  private static <S> byte[] changed(
      String key, byte[] content, StateFormat<S> format, Consumer<S> change) {
    S state = read(key, content, format);
    change.accept(state);
    return format.write(state);
  }

  private static <S> S read(String key, byte[] content, StateFormat<S> format) {
    try {
      return format.read(content);
    } catch (IOException damaged) {
      throw new LakeException(
          key + " of this backup is damaged; restore another day: nothing was changed", damaged);
    }
  }

  /// Records the polls in raw since the one of the backup.
  private void recordPolls(String account, AccountState state) throws IOException {
    StoredPoll last = state.previousPoll();
    String prefix = RawKey.prefix(Source.RECENTLY_PLAYED, account);
    if (last == null) {
      recordPolls(account, state, prefix);
      return;
    }
    LocalDate day = LocalDate.ofInstant(last.observedAt(), ZoneOffset.UTC);
    for (; !day.isAfter(today); day = day.plusDays(1)) {
      recordPolls(account, state, prefix + "dt=" + day + "/");
    }
  }

  private void recordPolls(String account, AccountState state, String prefix) throws IOException {
    List<String> keys;
    try (Stream<ObjectEntry> entries = raw.list(prefix)) {
      keys = entries.map(ObjectEntry::key).filter(key -> key.endsWith(RawKey.SUFFIX)).toList();
    }
    for (String key : keys) {
      try (StoredObject stored = raw.get(key)) {
        if (stored != null) {
          recordPolls(account, state, stored);
        }
      }
    }
  }

  private static void recordPolls(String account, AccountState state, StoredObject stored)
      throws IOException {
    try (RawObjectReader reader = new RawObjectReader(stored.content())) {
      for (RawLine line = reader.next(); line != null; line = reader.next()) {
        if (line instanceof RawLine.Response response && response.header().isSuccess()) {
          JsonNode body = JSON.readTree(response.body());
          ArrayNode plays = body instanceof ObjectNode object ? items(object) : null;
          if (plays != null) {
            Instant observedAt = response.header().observedAt();
            state.recordPoll(poll(account, state.previousPoll(), observedAt, plays));
          }
        }
      }
    }
  }

  private static @Nullable ArrayNode items(ObjectNode body) {
    return JsonFields.array(body, "items");
  }

  private static StoredPoll poll(
      String account, @Nullable StoredPoll previous, Instant observedAt, ArrayNode plays) {
    PollCoverage coverage = new PollCoverage();
    List<String> playIds = new ArrayList<>();
    for (ObjectNode entry : JsonFields.objects(plays)) {
      RecentPlay play = RecentPlay.read(account, entry);
      if (play != null) {
        coverage.add(play.playedAt(), false);
        playIds.add(play.playId());
      }
    }
    if (previous != null) {
      playIds.addAll(previous.playIds());
    }
    return new StoredPoll(observedAt, coverage.newest(), plays.size(), playIds);
  }
}
