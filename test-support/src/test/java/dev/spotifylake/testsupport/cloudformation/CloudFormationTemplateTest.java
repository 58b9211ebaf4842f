package dev.spotifylake.testsupport.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spotifylake.common.LakeException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Our reading of CloudFormation's functions, against what its documentation says of each.
final class CloudFormationTemplateTest {
  private static final String PARAMETERS =
      """
      "Parameters": {
        "Name": {"Type": "String", "Default": "a-b", "MaxLength": 5},
        "Wanted": {"Type": "String", "AllowedValues": ["yes", "no"], "Default": "yes"}},
      "Conditions": {"IsWanted": {"Fn::Equals": [{"Ref": "Wanted"}, "yes"]},
                     "IsNot": {"Fn::Not": [{"Condition": "IsWanted"}]}},
      """;

  private static final String NO_RESOURCES =
      """
      "Resources": {}
      """;

  private static EvaluatedTemplate deployed(String rest, Map<String, String> given) {
    try {
      return CloudFormationTemplate.of(new ObjectMapper().readTree("{" + PARAMETERS + rest + "}"))
          .evaluate(given, DeploymentTarget.example());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String valueOf(String expression) {
    return deployed(
            """
            "Resources": {
              "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "work"}},
              "One": {"Type": "T", "Properties": {"Value": %s}}}
            """
                .formatted(expression),
            Map.of())
        .resource("One")
        .text("/Value");
  }

  @Test
  void aJoinPutsTheSeparatorBetween() {
    assertThat(
            valueOf(
                """
                {"Fn::Join":["_",{"Fn::Split":["-",{"Ref":"Name"}]}]}
                """))
        .isEqualTo("a_b");
  }

  @Test
  void aSubstitutionReplacesReferencesAndKeepsEscapedText() {
    assertThat(
            valueOf(
                """
                {"Fn::Sub": [
                  "${x} ${Name} ${AWS::Region} ${Queue.QueueName} ${!dt} $ {}",
                  {"x": {"Ref": "Wanted"}}]}
                """))
        .isEqualTo("yes a-b eu-central-1 work ${dt} $ {}");
  }

  @Test
  void base64IsOfTheTextAfterSubstitution() {
    assertThat(
            valueOf(
                """
                {"Fn::Base64":{"Fn::Sub":"${Name}"}}
                """))
        .isEqualTo("YS1i");
  }

  @Test
  void aQueueIsReferredToByItsAddressAndByItsArn() {
    assertThat(
            valueOf(
                """
                {"Ref":"Queue"}
                """))
        .isEqualTo("https://sqs.eu-central-1.amazonaws.com/123456789012/work");
    assertThat(
            valueOf(
                """
                {"Fn::GetAtt":["Queue","Arn"]}
                """))
        .isEqualTo("arn:aws:sqs:eu-central-1:123456789012:work");
  }

  @Test
  void resourcesWhoseConditionFailsAreLeftOut() {
    String rest =
        """
        "Resources": {
          "There": {"Type": "T", "Condition": "IsWanted",
                    "Properties": {"A": {"Fn::If": ["IsNot", 1, {"Ref": "AWS::NoValue"}]}}},
          "Gone": {"Type": "T", "Condition": "IsNot", "Properties": {}}},
        "Outputs": {"Said": {"Condition": "IsNot", "Value": "x"}}
        """;

    EvaluatedTemplate stack = deployed(rest, Map.of());

    assertThat(stack.resources()).containsOnlyKeys("There");
    assertThat(stack.resource("There").at("/A").isMissingNode()).isTrue();
    assertThat(stack.outputs()).isEmpty();
    assertThat(deployed(rest, Map.of("Wanted", "no")).resources()).containsOnlyKeys("Gone");
  }

  @Test
  void aReferenceToNothingIsRefusedByName() {
    assertThatThrownBy(
            () ->
                valueOf(
                    """
                    {"Ref":"Nowhere"}
                    """))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("Nowhere");
  }

  @Test
  void aReferenceToWhatIsLeftOutIsRefused() {
    String rest =
        """
        "Resources": {
          "Gone": {"Type": "AWS::SQS::Queue", "Condition": "IsNot", "Properties": {}},
          "One": {"Type": "T", "Properties": {"Value": {"Ref": "Gone"}}}}
        """;

    assertThatThrownBy(() -> deployed(rest, Map.of()))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("which these parameters leave out");
  }

  @Test
  void aParameterOutsideOfItsBoundsIsRefusedByName() {
    assertThatThrownBy(() -> deployed(NO_RESOURCES, Map.of("Name", "too-long")))
        .hasMessageContaining("Name")
        .hasMessageContaining("longer than 5");
    assertThatThrownBy(() -> deployed(NO_RESOURCES, Map.of("Wanted", "maybe")))
        .hasMessageContaining("[\"yes\",\"no\"]");
    assertThatThrownBy(() -> deployed(NO_RESOURCES, Map.of("Other", "x")))
        .hasMessageContaining("no parameter Other");
  }
}
