package dev.spotifylake.cli.doctor;

import dev.spotifylake.cli.doctor.EndpointCheck.Result;
import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.extract.token.Scopes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The problems that the calls of endpoints show, one line each, with what to do.
final class EndpointProblems {
  private static final Set<Result> REFUSALS = Set.of(Result.REFUSED, Result.NOT_FOR_THIS_APP);

  private EndpointProblems() {}

  /// Each line once.
  static Set<String> of(List<EndpointCheck> checks, LakeLocation location) {
    Set<String> problems = new LinkedHashSet<>();
    List<EndpointCheck> called =
        checks.stream().filter(check -> check.result() != Result.NOT_CALLED).toList();
    if (called.stream().anyMatch(check -> check.result() == Result.REFUSED)
        && called.stream()
            .allMatch(
                check -> REFUSALS.contains(check.result()) && !check.summary().startsWith("404"))) {
      problems.add(
          "Spotify refuses every call ("
              + called.getFirst().summary()
              + "): the Premium subscription of the app's owner has lapsed; renew it, and the next"
              + " run continues");
      return problems;
    }
    for (EndpointCheck check : called) {
      switch (check.result()) {
        case REFUSED -> problems.add(refused(check, location));
        case SIGNED_OUT ->
            problems.add(
                "the sign-in of '"
                    + check.account()
                    + "' has ended: Spotify no longer accepts it; run: "
                    + login(check, location));
        case NO_TOKEN -> problems.add(check.summary());
        case NOT_NOW ->
            problems.add(
                check.endpoint().template()
                    + ": "
                    + check.summary()
                    + "; a later run calls it again");
        case READABLE, NOT_FOR_THIS_APP, NOT_CALLED -> {}
      }
    }
    return problems;
  }

  private static String refused(EndpointCheck check, LakeLocation location) {
    String scope = Scopes.of(check.endpoint());
    String who = check.account() == null ? "" : " for '" + check.account() + "'";
    String problem = check.endpoint().template() + who + ": Spotify responded " + check.summary();
    if (scope == null || check.account() == null) {
      return problem
          + "; if this persists, open an issue with the output of: "
          + location.command("doctor");
    }
    return problem
        + "; it needs the scope "
        + scope
        + ": agree to it after running: "
        + login(check, location);
  }

  private static String login(EndpointCheck check, LakeLocation location) {
    return location.command("login") + " --account " + check.account();
  }
}
