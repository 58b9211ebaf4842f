package dev.spotifylake.infra.requirement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.testsupport.cloudformation.EvaluatedResource;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Statements of policies, wherever they stand.
final class Policies {
  /// @param owner the logical id of the resource the statement stands in
  record Statement(String owner, JsonNode json) {
    boolean allows() {
      return json.path("Effect").asText().equals("Allow");
    }

    List<String> actions() {
      return texts(json.path("Action"));
    }

    List<String> resources() {
      return texts(json.path("Resource"));
    }

    String service() {
      return json.at("/Principal/Service").asText();
    }

    boolean isForEveryone() {
      JsonNode principal = json.path("Principal");
      return texts(principal).contains("*") || texts(principal.path("AWS")).contains("*");
    }

    boolean isRefusalOfPlainHttp() {
      return !allows()
          && isForEveryone()
          && json.at("/Condition/Bool/aws:SecureTransport").asText().equals("false");
    }
  }

  private Policies() {}

  static List<String> texts(JsonNode oneOrMany) {
    List<String> texts = new ArrayList<>();
    if (oneOrMany.isArray()) {
      oneOrMany.forEach(one -> texts.add(one.asText()));
    } else if (oneOrMany.isValueNode()) {
      texts.add(oneOrMany.asText());
    }
    return texts;
  }

  /// What a role may do.
  static List<Statement> ofRole(EvaluatedResource role) {
    List<Statement> statements = new ArrayList<>();
    for (JsonNode policy : role.at("/Policies")) {
      addAll(statements, role, policy.at("/PolicyDocument/Statement"));
    }
    return statements;
  }

  /// Who may take a role.
  static List<Statement> ofTrust(EvaluatedResource role) {
    List<Statement> statements = new ArrayList<>();
    addAll(statements, role, role.at("/AssumeRolePolicyDocument/Statement"));
    return statements;
  }

  /// What policies of buckets, queues and topics say.
  static List<Statement> ofResources(EvaluatedTemplate stack) {
    List<Statement> statements = new ArrayList<>();
    for (EvaluatedResource resource : stack.resources().values()) {
      if (resource.type().endsWith("Policy")) {
        addAll(statements, resource, resource.at("/PolicyDocument/Statement"));
      }
    }
    return statements;
  }

  private static void addAll(List<Statement> statements, EvaluatedResource owner, JsonNode list) {
    list.forEach(one -> statements.add(new Statement(owner.logicalId(), one)));
  }

  static Set<String> actionsOf(EvaluatedResource role) {
    Set<String> actions = new TreeSet<>();
    ofRole(role).forEach(statement -> actions.addAll(statement.actions()));
    return actions;
  }
}
