package dev.spotifylake.cli.doctor;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.query.TablePrinter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `lake doctor` found, for people and for scripts.
///
/// @param profile of the app; `unknown` where no playlist showed it
/// @param problems one line each, with what to do
record DoctorReport(
    String profile,
    List<EndpointCheck> checks,
    List<AccountHealth> accounts,
    LakeHealth health,
    List<String> problems) {

  void print(CliContext context) {
    PrintWriter out = context.out();
    out.println("app: " + profile);
    for (AccountHealth account : accounts) {
      out.println(
          "account '%s': %s; last poll of plays: %s"
              .formatted(
                  account.label(),
                  account.daysLeft() == null
                      ? "days left unknown"
                      : account.daysLeft() + " days left",
                  account.lastPoll() == null ? "never" : account.lastPoll()));
    }
    out.println(
        "lake: %d raw objects not in tables, %d unfinished runs"
            .formatted(health.pending(), health.unfinishedRuns()));
    out.println(health.compaction().line());
    if (health.tables().unreadable() == null) {
      out.println(
          "last 30 days: %d gaps in the plays, %d elements that could not be used"
              .formatted(health.tables().gaps().size(), health.tables().rejected()));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (EndpointCheck check : checks) {
      rows.add(
          Arrays.asList(
              check.endpoint().template(),
              check.account() == null ? "" : check.account(),
              check.summary(),
              check.budgetLeft()));
    }
    if (!rows.isEmpty()) {
      TablePrinter.print(
          out, "  ", List.of("endpoint", "account", "result", "calls left today"), rows);
    }
    if (problems.isEmpty()) {
      out.println("nothing to fix.");
    } else {
      out.println("to fix:");
      problems.forEach(problem -> out.println("  - " + problem));
    }
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("profile", profile);
    fields.put("accounts", accounts.stream().map(DoctorReport::json).toList());
    fields.put("endpoints", checks.stream().map(DoctorReport::json).toList());
    fields.put("pending_objects", health.pending());
    fields.put("unfinished_runs", health.unfinishedRuns());
    fields.put("compaction", health.compaction().json());
    fields.put("gaps", health.tables().gaps().stream().map(DoctorReport::json).toList());
    fields.put("rejects", health.tables().rejects().stream().map(DoctorReport::json).toList());
    fields.put("problems", problems);
    return fields;
  }

  private static Map<String, @Nullable Object> json(AccountHealth account) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("account", account.label());
    fields.put("token_days_left", account.daysLeft());
    fields.put("missing_scopes", account.missingScopes());
    fields.put("last_poll", account.lastPoll() == null ? null : account.lastPoll().toString());
    return fields;
  }

  private static Map<String, @Nullable Object> json(EndpointCheck check) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("endpoint", check.endpoint().template());
    fields.put("account", check.account());
    fields.put("result", check.result().name().toLowerCase(Locale.ROOT));
    fields.put("said", check.summary());
    fields.put("budget_left", check.budgetLeft());
    return fields;
  }

  private static Map<String, @Nullable Object> json(TableHealth.Gap gap) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("account", gap.account());
    fields.put("from", gap.from());
    fields.put("to", gap.to());
    fields.put("plays_from_exports", gap.playsFromExports());
    return fields;
  }

  private static Map<String, @Nullable Object> json(TableHealth.Rejected rejected) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("reason", rejected.reason());
    fields.put("location", rejected.location());
    fields.put("rejects", rejected.rejects());
    return fields;
  }
}
