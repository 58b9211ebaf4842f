package dev.spotifylake.extract.source;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.call.SourceStatistics;
import dev.spotifylake.extract.json.JsonObject;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.Cursor;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a person's library and top lists. A dated list is read down to what is known, and once a
/// week whole, for only that shows what was removed.
public final class AccountLists {
  private static final Duration WEEKLY = Duration.ofDays(7);

  // Entries without a date are said to be of 1970; no library is older than Spotify.
  private static final Instant EARLIEST_ADDED = Instant.parse("2006-01-01T00:00:00Z");

  private final RunScope scope;
  private final StateFile<AccountState> state;
  private final PassCheckpoint keeper;

  public AccountLists(RunScope scope, StateFile<AccountState> state) {
    this.scope = scope;
    this.state = state;
    this.keeper = new PassCheckpoint(scope, state);
  }

  public void read(TokenHolder.User user) throws IOException {
    Source previous = null;
    for (AccountList list : AccountList.ALL) {
      if (previous != null && previous != list.source()) {
        scope.recorder().store(previous, user.account());
      }
      previous = list.source();
      readIfDue(list, user);
    }
    if (previous != null) {
      scope.recorder().store(previous, user.account());
    }
  }

  private void readIfDue(AccountList list, TokenHolder.User user) throws IOException {
    AccountState known = state.get();
    boolean wholeIsDue = !list.dated() || known.due().hasCome(list.name() + "/full", scope.now());
    Cursor unfinished = known.cursor(list.name());
    if (unfinished != null && unfinished.startedAt().plus(WEEKLY).isBefore(scope.now())) {
      unfinished = null;
    }
    if (unfinished == null
        && !known.due().hasCome(list.name(), scope.now())
        && !(list.dated() && wholeIsDue)) {
      return;
    }
    Instant watermark = known.watermarks().get(list.name());
    PassReport.Kind kind =
        wholeIsDue || watermark == null ? PassReport.Kind.FULL : PassReport.Kind.INCREMENTAL;
    read(list, user, unfinished == null ? scope.newPass(kind, null) : unfinished, watermark);
  }

  private void read(
      AccountList list, TokenHolder.User user, Cursor from, @Nullable Instant watermark)
      throws IOException {
    SourceStatistics tally = scope.tally(list.source(), user);
    tally.entity();
    ListPlan plan =
        new ListPlan(
            list.source(),
            user,
            list.endpoint(),
            null,
            list.entity(),
            list.parameters(),
            list.container());
    boolean whole = from.kind() == PassReport.Kind.FULL;
    ListEnd end =
        new ListReader(scope)
            .read(plan, from, elements -> look(list, elements, whole ? null : watermark));
    if (!keeper.keep(plan, list.name(), end, scope.dueAfter(list.cadence()))) {
      return;
    }
    Instant newest = end.cursor().mark();
    scope
        .recorder()
        .afterStoring(
            list.source(),
            user.account(),
            () ->
                state.change(
                    account -> {
                      if (list.dated() && newest != null) {
                        account.watermarks().raise(list.name(), newest);
                      }
                      if (list.dated() && whole) {
                        account.due().raise(list.name() + "/full", scope.dueAfter(WEEKLY));
                      }
                    }));
    boolean anythingNew = whole || (newest != null && newest.isAfter(from(watermark)));
    tally.end(anythingNew ? Outcome.DONE : Outcome.NOTHING_NEW, null);
  }

  private static Instant from(@Nullable Instant watermark) {
    return watermark == null ? Instant.MIN : watermark;
  }

  private ListReader.Verdict look(
      AccountList list, List<@Nullable Object> elements, @Nullable Instant watermark) {
    Instant newest = null;
    boolean enough = false;
    for (JsonObject entry : JsonObject.objectsOf(elements)) {
      meet(list.source(), entry);
      Instant addedAt = list.dated() ? entry.instant("added_at") : null;
      if (addedAt == null || addedAt.isBefore(EARLIEST_ADDED)) {
        continue;
      }
      if (newest == null || addedAt.isAfter(newest)) {
        newest = addedAt;
      }
      // What was added in the same moment may stand on either side of what is known.
      enough = enough || (watermark != null && addedAt.isBefore(watermark));
    }
    return new ListReader.Verdict(enough, newest);
  }

  private void meet(Source source, JsonObject entry) {
    EntityBacklogs catalogues = scope.catalogues();
    switch (source) {
      case SAVED_TRACKS -> catalogues.meetTrack(ListEntries.item(entry));
      case SAVED_ALBUMS -> catalogues.meetAlbum(entry.object("album"));
      case TOP_TRACKS -> catalogues.meetTrack(entry);
      // Whole already, or nothing that is looked up.
      default -> {}
    }
  }
}
