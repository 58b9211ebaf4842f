package dev.spotifylake.it.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.it.aws.ActionLog.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What the policies within a role allow.
public final class RolePolicy {
  private final List<Grant> grants = new ArrayList<>();

  /// One action on one pattern of resources.
  public record Grant(String action, String resource) implements Comparable<Grant> {
    boolean allows(Recorded call) {
      return action.equals(call.action()) && matches(resource, call.resource());
    }

    private static boolean matches(String pattern, String resource) {
      String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
      return Pattern.matches(regex, resource);
    }

    @Override
    public int compareTo(Grant other) {
      return toString().compareTo(other.toString());
    }
  }

  /// @param role the properties of an `AWS::IAM::Role`
  public RolePolicy(JsonNode role) {
    for (JsonNode policy : role.path("Policies")) {
      for (JsonNode statement : policy.path("PolicyDocument").path("Statement")) {
        for (String action : texts(statement.path("Action"))) {
          for (String resource : texts(statement.path("Resource"))) {
            grants.add(new Grant(action, resource));
          }
        }
      }
    }
  }

  private static List<String> texts(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? oneOrMany.valueStream().map(JsonNode::asText).toList()
        : List.of(oneOrMany.asText());
  }

  /// The calls that AWS would refuse.
  public List<Recorded> refused(SortedSet<Recorded> calls) {
    return calls.stream()
        .filter(call -> grants.stream().noneMatch(grant -> grant.allows(call)))
        .toList();
  }

  /// What is allowed and was never used.
  public SortedSet<Grant> unused(SortedSet<Recorded> calls) {
    SortedSet<Grant> unused = new TreeSet<>(grants);
    unused.removeIf(grant -> calls.stream().anyMatch(grant::allows));
    return unused;
  }
}
