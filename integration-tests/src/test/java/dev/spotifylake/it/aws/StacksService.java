package dev.spotifylake.it.aws;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// CloudFormation, as far as stacks are described.
public final class StacksService {
  private final Map<String, SortedMap<String, String>> outputs = new TreeMap<>();

  public StacksService with(String stack, Map<String, String> stackOutputs) {
    outputs.put(stack, new TreeMap<>(stackOutputs));
    return this;
  }

  String respond(Map<String, String> form) throws AwsError {
    String action = form.getOrDefault("Action", "");
    if (!action.equals("DescribeStacks")) {
      throw JsonService.unknown("CloudFormation", action);
    }
    String name = form.getOrDefault("StackName", "");
    SortedMap<String, String> stack = outputs.get(name);
    if (stack == null) {
      throw new AwsError(400, "ValidationError", "Stack with id " + name + " does not exist");
    }
    StringBuilder members = new StringBuilder();
    stack.forEach(
        (key, value) ->
            members.append(
                "<member><OutputKey>%s</OutputKey><OutputValue>%s</OutputValue></member>"
                    .formatted(key, value.replace("&", "&amp;").replace("<", "&lt;"))));
    return """
    <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">\
    <DescribeStacksResult><Stacks><member><StackName>%s</StackName>\
    <CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus>\
    <Outputs>%s</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>\
    """
        .formatted(name, members);
  }
}
