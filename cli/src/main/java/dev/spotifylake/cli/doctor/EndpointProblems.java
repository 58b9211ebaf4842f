package dev.spotifylake.cli.doctor;

import dev.spotifylake.cli.doctor.EndpointCheck.Result;
import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.extract.token.Scopes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is wrong with how endpoints answered, one line each, with what to do.
final class EndpointProblems {
  private static final Set<Result> REFUSALS = Set.of(Result.REFUSED, Result.NOT_FOR_THIS_APP);

  private EndpointProblems() {}

  /// Each line once.
  static Set<String> of(List<EndpointCheck> checks, LakeLocation place) {
    Set<String> problems = new LinkedHashSet<>();
    List<EndpointCheck> asked =
        checks.stream().filter(check -> check.result() != Result.NOT_ASKED).toList();
    if (asked.stream().anyMatch(check -> check.result() == Result.REFUSED)
        && asked.stream()
            .allMatch(
                check -> REFUSALS.contains(check.result()) && !check.said().startsWith("404"))) {
      problems.add(
          "Spotify refuses everything ("
              + asked.getFirst().said()
              + "): the Premium of the app's owner has lapsed; renew it, the next run goes on by"
              + " itself");
      return problems;
    }
    for (EndpointCheck check : asked) {
      switch (check.result()) {
        case REFUSED -> problems.add(refused(check, place));
        case SIGNED_OUT ->
            problems.add(
                "the sign-in of '"
                    + check.account()
                    + "' has ended and Spotify takes it no more; run: "
                    + login(check, place));
        case NO_TOKEN -> problems.add(check.said());
        case NOT_NOW ->
            problems.add(
                check.endpoint().template() + ": " + check.said() + "; a later run asks again");
        case READABLE, NOT_FOR_THIS_APP, NOT_ASKED -> {}
      }
    }
    return problems;
  }

  private static String refused(EndpointCheck check, LakeLocation place) {
    String scope = Scopes.of(check.endpoint());
    String who = check.account() == null ? "" : " for '" + check.account() + "'";
    String said = check.endpoint().template() + who + ": Spotify answered " + check.said();
    if (scope == null || check.account() == null) {
      return said + "; if it stays so, say so with the output of: " + place.command("doctor");
    }
    return said
        + "; it needs the scope "
        + scope
        + ": run "
        + login(check, place)
        + " and agree to it";
  }

  private static String login(EndpointCheck check, LakeLocation place) {
    return place.command("login") + " --account " + check.account();
  }
}
