package dev.spotifylake.infra.monitoring;

import dev.spotifylake.infra.access.ServiceRole;
import dev.spotifylake.infra.parameters.LakeParameters;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/// The SNS topic of the alarms, with a mail subscription where an address is given. Without one the
/// topic exists too, so that anything can subscribe later.
final class AlarmTopic extends Construct {
  private final Topic topic;

  AlarmTopic(Construct scope, String id, LakeParameters parameters) {
    super(scope, id);
    topic =
        Topic.Builder.create(this, "Resource")
            .topicName(parameters.nameOf("alarms"))
            .displayName("Spotify Lake")
            .enforceSsl(true)
            .build();
    // A topic with its own policy loses the default that lets the account's alarms publish.
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("AlarmsMayPublish")
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(ServiceRole.onBehalfOf(alarmsOf(parameters)))
            .build());
    CfnSubscription mail =
        CfnSubscription.Builder.create(this, "Mail")
            .topicArn(topic.getTopicArn())
            .protocol("email")
            .endpoint(parameters.alarmMail())
            .build();
    mail.getCfnOptions().setCondition(parameters.mailsAlarms());
  }

  private static String alarmsOf(LakeParameters parameters) {
    return "arn:"
        + Aws.PARTITION
        + ":cloudwatch:"
        + Aws.REGION
        + ":"
        + Aws.ACCOUNT_ID
        + ":alarm:"
        + parameters.nameOf("*");
  }

  Topic topic() {
    return topic;
  }
}
