package dev.spotifylake.cli.doctor;

import dev.spotifylake.cli.doctor.EndpointCheck.Result;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.cli.folder.LakeOption;
import dev.spotifylake.cli.frame.ExitCode;
import dev.spotifylake.cli.frame.Surroundings;
import dev.spotifylake.cli.frame.Verb;
import dev.spotifylake.cli.query.TablePrinter;
import dev.spotifylake.cli.run.LakeRun;
import dev.spotifylake.cli.run.LocalCredentials;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.common.watchlist.WatchList;
import dev.spotifylake.extract.probe.Probe;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.Scopes;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lake doctor`: looks at everything once and says what to do.
@Command(
    name = "doctor",
    description = "Find out what this app, sign-in and lake can do, and what to mend.",
    footer = {"", "Asks each endpoint of Spotify once, within the day's budget."})
public final class DoctorCommand extends Verb {
  @Mixin private LakeOption lake = new LakeOption();

  public DoctorCommand(Surroundings surroundings) {
    super(surroundings);
  }

  /// What was found.
  private record Findings(
      String profile,
      List<EndpointCheck> checks,
      List<Person> people,
      LakeHealth health,
      List<String> problems) {}

  @Override
  protected ExitCode run() throws IOException {
    LakeFolder folder = lake.folder(surroundings).notDemo();
    LocalCredentials local = LocalCredentials.find(folder.configuration(), surroundings.home());
    Credentials credentials = local.credentials();
    if (credentials == null) {
      throw new LakeException(
          "no app is named: make one on https://developer.spotify.com/dashboard and run: lake login"
              + " --client-id ID");
    }
    Findings findings;
    try (Probe probe = Probe.open(LakeRun.setup(folder, surroundings, local))) {
      findings = examine(folder, credentials, probe);
    }
    if (json()) {
      sayJson(json(findings));
    } else {
      print(findings);
    }
    if (findings.problems().isEmpty()) {
      return ExitCode.DONE;
    }
    boolean anythingReadable =
        findings.checks().stream().anyMatch(check -> check.result() == Result.READABLE);
    return anythingReadable ? ExitCode.DONE_IN_PART : ExitCode.FAILED;
  }

  private Findings examine(LakeFolder folder, Credentials credentials, Probe probe)
      throws IOException {
    Instant now = surroundings.clock().instant();
    List<Person> people = new ArrayList<>();
    for (var account : credentials.accounts().entrySet()) {
      AccountState state =
          StateFile.open(folder.rawStore(), AccountState.key(account.getKey()), AccountState.FORMAT)
              .get();
      people.add(Person.of(account.getKey(), account.getValue(), state, now));
    }
    TokenHolder.User user =
        people.stream()
            .filter(person -> person.daysLeft() == null || person.daysLeft() > 0)
            .findFirst()
            .map(person -> new TokenHolder.User(person.label()))
            .orElse(null);
    List<String> problems = new ArrayList<>();
    if (people.isEmpty()) {
      problems.add("nobody has signed in, so no plays are read; run: lake login");
    }
    people.forEach(person -> problems.addAll(person.problems(now)));
    TokenHolder catalogue = credentials.clientSecret() != null ? new TokenHolder.App() : user;
    String profile = "unknown";
    List<EndpointCheck> checks = List.of();
    if (catalogue != null) {
      EndpointChecks asked = new EndpointChecks(probe, user, catalogue, watchList(folder));
      checks = asked.all();
      profile = asked.profile() == null ? "unknown" : String.valueOf(asked.profile());
      checks.forEach(check -> problem(check, problems));
    }
    LakeHealth health = LakeHealth.of(folder, probe.app());
    problems.addAll(health.problems());
    return new Findings(profile, checks, people, health, problems);
  }

  private static void problem(EndpointCheck check, List<String> problems) {
    String name = check.endpoint().template();
    String scope = Scopes.of(check.endpoint());
    switch (check.result()) {
      case REFUSED ->
          problems.add(
              name
                  + ": Spotify answered "
                  + check.said()
                  + (scope == null
                      ? "; if everything is refused, the Premium of the app's owner has lapsed:"
                          + " renew it"
                      : "; it needs the scope " + scope + ": run lake login and agree to it"));
      case NOT_NOW -> problems.add(name + ": " + check.said() + "; a later run asks again");
      case READABLE, NOT_FOR_THIS_APP, NOT_ASKED -> {}
    }
  }

  private static WatchList watchList(LakeFolder folder) throws IOException {
    String key = LakeConfiguration.DEFAULT_WATCH_LIST_KEY;
    try (StoredObject stored = folder.rawStore().get(key)) {
      return stored == null ? WatchList.EMPTY : WatchList.parse(stored.readAll(), key);
    }
  }

  private void print(Findings findings) {
    say("app: " + findings.profile());
    for (Person person : findings.people()) {
      say(
          "account '%s': %s; plays last read: %s"
              .formatted(
                  person.label(),
                  person.daysLeft() == null
                      ? "days left not known"
                      : person.daysLeft() + " days left",
                  person.lastLook() == null ? "never" : person.lastLook()));
    }
    say(
        "lake: %d raw objects not in tables, %d runs without an end"
            .formatted(findings.health().pending(), findings.health().unfinishedRuns()));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (EndpointCheck check : findings.checks()) {
      rows.add(List.of(check.endpoint().template(), check.said(), check.budgetLeft()));
    }
    if (!rows.isEmpty()) {
      TablePrinter.print(
          surroundings.out(), "  ", List.of("endpoint", "answer", "calls left today"), rows);
    }
    if (findings.problems().isEmpty()) {
      say("nothing to mend.");
    } else {
      say("to mend:");
      findings.problems().forEach(problem -> say("  - " + problem));
    }
  }

  private static Map<String, @Nullable Object> json(Findings findings) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("profile", findings.profile());
    List<Map<String, @Nullable Object>> people = new ArrayList<>();
    for (Person person : findings.people()) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("account", person.label());
      one.put("token_days_left", person.daysLeft());
      one.put("missing_scopes", person.missingScopes());
      one.put("last_look", person.lastLook() == null ? null : person.lastLook().toString());
      people.add(one);
    }
    fields.put("accounts", people);
    List<Map<String, @Nullable Object>> endpoints = new ArrayList<>();
    for (EndpointCheck check : findings.checks()) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("endpoint", check.endpoint().template());
      one.put("result", check.result().name().toLowerCase(java.util.Locale.ROOT));
      one.put("said", check.said());
      one.put("budget_left", check.budgetLeft());
      endpoints.add(one);
    }
    fields.put("endpoints", endpoints);
    fields.put("pending_objects", findings.health().pending());
    fields.put("unfinished_runs", findings.health().unfinishedRuns());
    fields.put("problems", findings.problems());
    return fields;
  }
}
