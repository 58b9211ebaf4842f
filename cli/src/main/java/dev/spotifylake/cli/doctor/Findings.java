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

/// What was found, for people and for scripts.
///
/// @param profile of the app; `unknown` where no playlist told it
/// @param problems one line each, with what to do
record Findings(
    String profile,
    List<EndpointCheck> checks,
    List<Person> people,
    LakeHealth health,
    List<String> problems) {

  void print(CliContext context) {
    PrintWriter out = context.out();
    out.println("app: " + profile);
    for (Person person : people) {
      out.println(
          "account '%s': %s; plays last read: %s"
              .formatted(
                  person.label(),
                  person.daysLeft() == null
                      ? "days left not known"
                      : person.daysLeft() + " days left",
                  person.previousPoll() == null ? "never" : person.previousPoll()));
    }
    out.println(
        "lake: %d raw objects not in tables, %d runs without an end"
            .formatted(health.pending(), health.unfinishedRuns()));
    if (health.tables().silent() == null) {
      out.println(
          "last 30 days: %d gaps in the plays, %d things that could not be used"
              .formatted(health.tables().gaps().size(), health.tables().rejected()));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (EndpointCheck check : checks) {
      rows.add(
          Arrays.asList(
              check.endpoint().template(),
              check.account() == null ? "" : check.account(),
              check.said(),
              check.budgetLeft()));
    }
    if (!rows.isEmpty()) {
      TablePrinter.print(
          out, "  ", List.of("endpoint", "account", "answer", "calls left today"), rows);
    }
    if (problems.isEmpty()) {
      out.println("nothing to mend.");
    } else {
      out.println("to mend:");
      problems.forEach(problem -> out.println("  - " + problem));
    }
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("profile", profile);
    fields.put("accounts", people.stream().map(Findings::json).toList());
    fields.put("endpoints", checks.stream().map(Findings::json).toList());
    fields.put("pending_objects", health.pending());
    fields.put("unfinished_runs", health.unfinishedRuns());
    fields.put("gaps", health.tables().gaps().stream().map(Findings::json).toList());
    fields.put("rejects", health.tables().rejects().stream().map(Findings::json).toList());
    fields.put("problems", problems);
    return fields;
  }

  private static Map<String, @Nullable Object> json(Person person) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("account", person.label());
    fields.put("token_days_left", person.daysLeft());
    fields.put("missing_scopes", person.missingScopes());
    fields.put(
        "last_look", person.previousPoll() == null ? null : person.previousPoll().toString());
    return fields;
  }

  private static Map<String, @Nullable Object> json(EndpointCheck check) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("endpoint", check.endpoint().template());
    fields.put("account", check.account());
    fields.put("result", check.result().name().toLowerCase(Locale.ROOT));
    fields.put("said", check.said());
    fields.put("budget_left", check.budgetLeft());
    return fields;
  }

  private static Map<String, @Nullable Object> json(TableHealth.Gap gap) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("account", gap.account());
    fields.put("from", gap.from());
    fields.put("to", gap.to());
    fields.put("plays_told_by_an_export", gap.told());
    return fields;
  }

  private static Map<String, @Nullable Object> json(TableHealth.Rejected rejected) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("reason", rejected.reason());
    fields.put("place", rejected.place());
    fields.put("rejects", rejected.rejects());
    return fields;
  }
}
