package dev.spotifylake.cli.doctor;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.doctor.EndpointCheck.Result;
import dev.spotifylake.cli.location.CredentialsInUse;
import dev.spotifylake.cli.location.FolderLocation;
import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.cli.location.LocationOption;
import dev.spotifylake.cli.location.StackLocation;
import dev.spotifylake.cli.query.DeployedLakes;
import dev.spotifylake.cli.query.DuckDbEngine;
import dev.spotifylake.cli.query.QueriedLake;
import dev.spotifylake.cli.query.QuerySettings;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.watchlist.WatchList;
import dev.spotifylake.extract.ExtractSetup;
import dev.spotifylake.extract.SpotifyProbe;
import dev.spotifylake.extract.WatchListReader;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lake doctor`: looks at everything once and says what to do.
@Command(
    name = "doctor",
    description = "Find out what this app, sign-in and lake can do, and what to mend.",
    footer = {
      "",
      "Asks each endpoint of Spotify once, within the day's budget: what is a person's, once for",
      "each person. With --stack it asks Athena two small questions."
    })
public final class DoctorCommand extends Verb {
  private final DeployedLakes deployed;

  @Mixin private LocationOption lake = new LocationOption();

  public DoctorCommand(CliContext context, DeployedLakes deployed) {
    super(context);
    this.deployed = deployed;
  }

  @Override
  protected ExitCode run() throws IOException {
    LakeLocation place = lake.own(context);
    CredentialsInUse inUse = place.credentials();
    Credentials credentials = inUse.credentials();
    if (credentials == null) {
      throw new LakeException(
          "no app is named: make one on https://developer.spotify.com/dashboard and run: "
              + place.command("login")
              + " --client-id ID");
    }
    ExtractSetup setup = place.setup(context, inUse);
    Findings findings;
    try (SpotifyProbe probe = SpotifyProbe.open(setup)) {
      findings = examine(place, setup, credentials, probe);
    }
    if (json()) {
      sayJson(findings.json());
    } else {
      findings.print(context);
    }
    if (findings.problems().isEmpty()) {
      return ExitCode.DONE;
    }
    boolean anythingReadable =
        findings.checks().stream().anyMatch(check -> check.result() == Result.READABLE);
    return anythingReadable ? ExitCode.DONE_IN_PART : ExitCode.FAILED;
  }

  private Findings examine(
      LakeLocation place, ExtractSetup setup, Credentials credentials, SpotifyProbe probe)
      throws IOException {
    Instant now = context.clock().instant();
    Set<String> problems = new LinkedHashSet<>();
    List<Person> people = people(place, credentials, now);
    if (people.isEmpty()) {
      problems.add("nobody has signed in, so no plays are read; run: " + place.command("login"));
    }
    people.forEach(person -> problems.addAll(person.problems(now, place)));
    List<TokenHolder.User> users =
        people.stream()
            .filter(person -> person.daysLeft() == null || person.daysLeft() > 0)
            .map(person -> new TokenHolder.User(person.label()))
            .toList();
    EndpointChecks checks =
        new EndpointChecks(
            probe,
            users,
            catalogue(credentials, users),
            new KnownEntities(watchList(setup, problems)));
    List<EndpointCheck> checked = checks.all();
    problems.addAll(EndpointProblems.of(checked, place));
    LakeHealth health = LakeHealth.of(place, probe.app(), tables(place, now));
    problems.addAll(health.problems(place));
    String profile = checks.profile();
    return new Findings(
        profile == null ? "unknown" : profile, checked, people, health, List.copyOf(problems));
  }

  private static List<Person> people(LakeLocation place, Credentials credentials, Instant now)
      throws IOException {
    List<Person> people = new ArrayList<>();
    for (Map.Entry<String, AccountCredentials> account : credentials.accounts().entrySet()) {
      AccountState state =
          StateFile.open(place.raw(), AccountState.key(account.getKey()), AccountState.FORMAT)
              .get();
      people.add(Person.of(account.getKey(), account.getValue(), state, now));
    }
    return people;
  }

  private static @Nullable TokenHolder catalogue(
      Credentials credentials, List<TokenHolder.User> users) {
    if (credentials.clientSecret() != null) {
      return new TokenHolder.App();
    }
    return users.isEmpty() ? null : users.getFirst();
  }

  /// As a run reads it: what it could not use, it says too.
  private static WatchList watchList(ExtractSetup setup, Set<String> problems) throws IOException {
    try {
      WatchList list = WatchListReader.read(setup);
      list.problems().forEach(problem -> problems.add(problem.message()));
      return list;
    } catch (LakeException unreadable) {
      problems.add(unreadable.getMessage());
      return WatchList.EMPTY;
    }
  }

  private TableHealth tables(LakeLocation place, Instant now) {
    try (QueriedLake asked = ask(place)) {
      return TableHealth.of(asked, now);
    } catch (LakeException closed) {
      return TableHealth.silent(closed);
    }
  }

  private QueriedLake ask(LakeLocation place) {
    return switch (place) {
      case FolderLocation here ->
          new QueriedLake(
              DuckDbEngine.over(here.folder().curated(), here.configuration().format()),
              QuerySettings.local(context, here.configuration()),
              here.name(),
              () -> false);
      case StackLocation stack -> deployed.open(stack.name(), context);
    };
  }
}
