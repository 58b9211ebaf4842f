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
import dev.spotifylake.cli.query.OpenLake;
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

/// `lake doctor`: checks app, sign-ins and lake, and prints what to do.
@Command(
    name = "doctor",
    description = "Check what this app, these sign-ins and this lake can do, and what to fix.",
    footer = {
      "",
      "Calls each endpoint of Spotify once, within the day's budget; an endpoint that needs a"
          + " sign-in",
      "once for each account. With --stack it runs two small queries in Athena."
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
    LakeLocation location = lake.resolve(context);
    CredentialsInUse used = location.credentials();
    Credentials credentials = used.credentials();
    if (credentials == null) {
      throw new LakeException(
          "no app is configured: create one on https://developer.spotify.com/dashboard and run: "
              + location.command("login")
              + " --client-id ID");
    }
    ExtractSetup setup = location.setup(context, used);
    DoctorReport report;
    try (SpotifyProbe probe = SpotifyProbe.open(setup)) {
      report = examine(location, setup, credentials, probe);
    }
    if (json()) {
      printJson(report.json());
    } else {
      report.print(context);
    }
    if (report.problems().isEmpty()) {
      return ExitCode.DONE;
    }
    boolean anyReadable =
        report.checks().stream().anyMatch(check -> check.result() == Result.READABLE);
    return anyReadable ? ExitCode.DONE_IN_PART : ExitCode.FAILED;
  }

  private DoctorReport examine(
      LakeLocation location, ExtractSetup setup, Credentials credentials, SpotifyProbe probe)
      throws IOException {
    Instant now = context.clock().instant();
    Set<String> problems = new LinkedHashSet<>();
    List<AccountHealth> accounts = accounts(location, credentials, now);
    if (accounts.isEmpty()) {
      problems.add("nobody has signed in, so no plays are read; run: " + location.command("login"));
    }
    accounts.forEach(account -> problems.addAll(account.problems(now, location)));
    List<TokenHolder.User> users =
        accounts.stream()
            .filter(account -> account.daysLeft() == null || account.daysLeft() > 0)
            .map(account -> new TokenHolder.User(account.label()))
            .toList();
    EndpointChecks checks =
        new EndpointChecks(
            probe,
            users,
            appOrFirstUser(credentials, users),
            new EntityIds(watchList(setup, problems)));
    List<EndpointCheck> checked = checks.all();
    problems.addAll(EndpointProblems.of(checked, location));
    LakeHealth health = LakeHealth.of(location, probe.app(), tables(location, now), now);
    problems.addAll(health.problems(location, now));
    String profile = checks.profile();
    return new DoctorReport(
        profile == null ? "unknown" : profile, checked, accounts, health, List.copyOf(problems));
  }

  private static List<AccountHealth> accounts(
      LakeLocation location, Credentials credentials, Instant now) throws IOException {
    List<AccountHealth> accounts = new ArrayList<>();
    for (Map.Entry<String, AccountCredentials> account : credentials.accounts().entrySet()) {
      AccountState state =
          StateFile.open(location.raw(), AccountState.key(account.getKey()), AccountState.FORMAT)
              .get();
      accounts.add(AccountHealth.of(account.getKey(), account.getValue(), state, now));
    }
    return accounts;
  }

  private static @Nullable TokenHolder appOrFirstUser(
      Credentials credentials, List<TokenHolder.User> users) {
    if (credentials.clientSecret() != null) {
      return new TokenHolder.App();
    }
    return users.isEmpty() ? null : users.getFirst();
  }

  /// The watch-list that runs read; its errors are problems too.
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

  private TableHealth tables(LakeLocation location, Instant now) {
    try (OpenLake open = open(location)) {
      return TableHealth.of(open, now);
    } catch (LakeException cannotOpen) {
      return TableHealth.unreadable(cannotOpen);
    }
  }

  private OpenLake open(LakeLocation location) {
    return switch (location) {
      case FolderLocation folder -> OpenLake.inFolder(folder.folder(), context);
      case StackLocation stack -> deployed.open(stack.name(), context);
    };
  }
}
