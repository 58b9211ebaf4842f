package dev.spotifylake.infra.parameters;

import dev.spotifylake.common.config.LakeFormat;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.ICfnConditionExpression;
import software.amazon.awscdk.Stack;

/// Everything the person who deploys may choose. They are CloudFormation parameters, so one
/// template serves every choice and a choice can be changed later by an update.
public final class LakeParameters {
  /// The value of a parameter whose feature is not wanted: an explicit word, since an empty value
  /// could be an oversight.
  public static final String NONE = "none";

  // Bucket names end in -results-<12 digits>-<region of at most 14> and hold 63 letters at most.
  private static final int LONGEST_LAKE_NAME = 26;

  private final Stack stack;
  private final CfnParameter lakeName;
  private final CfnParameter alarmMail;
  private final CfnParameter format;
  private final CfnParameter timeZone;
  private final CfnParameter crawlerSchedule;
  private final CfnParameter permissionsBoundary;
  private final RetentionParameters retention;
  private final CfnCondition mailsAlarms;
  private final CfnCondition onlyCsv;
  private final CfnCondition writesParquet;
  private final CfnCondition writesCsv;
  private final CfnCondition crawlsByItself;
  private final CfnCondition hasDashboard;
  private final CfnCondition hasBoundary;

  public LakeParameters(Stack stack) {
    this.stack = stack;
    lakeName =
        text("LakeName", "Name of the lake; begins the name of everything in this stack")
            .defaultValue("spotify-lake")
            .allowedPattern("[a-z][a-z0-9]*(-[a-z0-9]+)*")
            .maxLength(LONGEST_LAKE_NAME)
            .constraintDescription(
                "lower-case letters, digits and single hyphens, beginning with a letter, at most "
                    + LONGEST_LAKE_NAME)
            .build();
    alarmMail =
        text("AlarmMail", "Mail address for alarms; 'none' for no mail")
            .allowedPattern("none|[^@\\s]+@[^@\\s]+\\.[^@\\s]+")
            .constraintDescription("a mail address, or the word none")
            .build();
    format =
        text("Format", "Files of the curated tables")
            .defaultValue(word(LakeFormat.PARQUET))
            .allowedValues(Arrays.stream(LakeFormat.values()).map(LakeParameters::word).toList())
            .build();
    timeZone =
        text("TimeZone", "Your time zone, such as Europe/Berlin, for local days and hours")
            .defaultValue("UTC")
            .allowedPattern("[A-Za-z][A-Za-z0-9_+/-]*")
            .constraintDescription("a time zone such as Europe/Berlin or UTC")
            .build();
    crawlerSchedule =
        text("CrawlerSchedule", "When the crawler runs by itself, as cron(...), or none")
            .defaultValue(NONE)
            .allowedPattern("none|cron\\([^()]+\\)")
            .constraintDescription("cron(30 2 * * ? *) for example, or the word none")
            .build();
    CfnParameter dashboard =
        text("Dashboard", "Whether to make a CloudWatch dashboard (three are free per account)")
            .defaultValue("yes")
            .allowedValues(List.of("yes", "no"))
            .build();
    permissionsBoundary =
        text("PermissionsBoundary", "ARN of a policy every role must carry here, or none")
            .defaultValue(NONE)
            .allowedPattern("none|arn:[^:]+:iam::[0-9]*:policy/.+")
            .constraintDescription("the ARN of an IAM policy, or the word none")
            .build();
    retention = new RetentionParameters(stack);

    mailsAlarms = condition("MailsAlarms", Fn.conditionNot(is(alarmMail, NONE)));
    onlyCsv = condition("OnlyCsv", is(format, word(LakeFormat.CSV)));
    writesParquet = condition("WritesParquet", Fn.conditionNot(is(format, word(LakeFormat.CSV))));
    writesCsv = condition("WritesCsv", Fn.conditionNot(is(format, word(LakeFormat.PARQUET))));
    crawlsByItself = condition("CrawlsByItself", Fn.conditionNot(is(crawlerSchedule, NONE)));
    hasDashboard = condition("HasDashboard", is(dashboard, "yes"));
    hasBoundary = condition("HasBoundary", Fn.conditionNot(is(permissionsBoundary, NONE)));

    group(
        List.of("LakeName", "AlarmMail", "Format", "TimeZone"),
        RetentionParameters.NAMES,
        List.of("CrawlerSchedule", "Dashboard", "PermissionsBoundary"));
  }

  private CfnParameter.Builder text(String name, String description) {
    return CfnParameter.Builder.create(stack, name).type("String").description(description);
  }

  private CfnCondition condition(String name, ICfnConditionExpression expression) {
    return CfnCondition.Builder.create(stack, name).expression(expression).build();
  }

  private static ICfnConditionExpression is(CfnParameter parameter, String value) {
    return Fn.conditionEquals(parameter.getValueAsString(), value);
  }

  private static String word(LakeFormat format) {
    return format.name().toLowerCase(Locale.ROOT);
  }

  // How the console and guided deployments show the parameters.
  private void group(List<String> lake, List<String> kept, List<String> extras) {
    stack.addMetadata(
        "AWS::CloudFormation::Interface",
        Map.of(
            "ParameterGroups",
            List.of(
                parameterGroup("The lake", lake),
                parameterGroup("Retention", kept),
                parameterGroup("Extras", extras))));
  }

  private static Map<String, Object> parameterGroup(String label, List<String> names) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("Label", Map.of("default", label));
    described.put("Parameters", names);
    return described;
  }

  public String lakeName() {
    return lakeName.getValueAsString();
  }

  /// The name of a part of this lake: `<LakeName>-<part>`.
  public String nameOf(String part) {
    return lakeName() + "-" + part;
  }

  /// The database's name: the lake's, with underscores, since SQL would have a hyphen quoted.
  public String databaseName() {
    return Fn.join("_", Fn.split("-", lakeName()));
  }

  public String alarmMail() {
    return alarmMail.getValueAsString();
  }

  public String format() {
    return format.getValueAsString();
  }

  public String timeZone() {
    return timeZone.getValueAsString();
  }

  public String crawlerSchedule() {
    return crawlerSchedule.getValueAsString();
  }

  public String permissionsBoundary() {
    return permissionsBoundary.getValueAsString();
  }

  public RetentionParameters retention() {
    return retention;
  }

  public CfnCondition mailsAlarms() {
    return mailsAlarms;
  }

  /// Only CSV files are written: the view of a table's plain name is one over its text table.
  public CfnCondition onlyCsv() {
    return onlyCsv;
  }

  /// Parquet files are written, with or without CSV beside.
  public CfnCondition writesParquet() {
    return writesParquet;
  }

  /// CSV files are written, with or without Parquet beside.
  public CfnCondition writesCsv() {
    return writesCsv;
  }

  public CfnCondition crawlsByItself() {
    return crawlsByItself;
  }

  public CfnCondition hasDashboard() {
    return hasDashboard;
  }

  public CfnCondition hasBoundary() {
    return hasBoundary;
  }
}
