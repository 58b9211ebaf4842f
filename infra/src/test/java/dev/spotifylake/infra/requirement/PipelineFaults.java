package dev.spotifylake.infra.requirement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Faults in what moves and keeps data: buckets, roles, queue, functions and schedule.
final class PipelineFaults {
  private static final String OF = "/Resources/";

  private final List<Fault> faults = new ArrayList<>();

  private PipelineFaults() {}

  static List<Fault> all() {
    PipelineFaults planted = new PipelineFaults();
    planted.inStorage();
    planted.inAccess();
    planted.inQueue();
    planted.inFunctions();
    planted.inSchedule();
    return List.copyOf(planted.faults);
  }

  private void plant(Requirement breaks, String mistake, Consumer<Edit> edit) {
    faults.add(new Fault(breaks, mistake, edit));
  }

  private static String property(String resource, String pointer) {
    return OF + resource + "/Properties" + pointer;
  }

  private void inStorage() {
    plant(
        Requirement.BUCKETS_ARE_PRIVATE,
        "the curated bucket takes a public policy",
        edit ->
            edit.set(
                property("StorageCurated", "/PublicAccessBlockConfiguration/BlockPublicPolicy"),
                false));
    plant(
        Requirement.DATA_OUTLIVES_THE_STACK,
        "a deleted stack takes the raw bucket with it",
        edit -> edit.set(OF + "StorageRaw/DeletionPolicy", "Delete"));
    plant(
        Requirement.EACH_KEY_EXPIRES_AS_SAID,
        "one rule over all of raw/ cuts the imported history short",
        edit -> edit.set(property("StorageRaw", "/LifecycleConfiguration/Rules/0/Prefix"), "raw/"));
    plant(
        Requirement.EACH_KEY_EXPIRES_AS_SAID,
        "a rule deletes table files that are current",
        edit ->
            edit.add(
                property("StorageCurated", "/LifecycleConfiguration/Rules/0/ExpirationInDays"),
                1_100));
    plant(
        Requirement.EACH_KEY_EXPIRES_AS_SAID,
        "the rule of a source is switched off",
        edit ->
            edit.set(property("StorageRaw", "/LifecycleConfiguration/Rules/3/Status"), "Disabled"));
    plant(
        Requirement.STATE_CONFIGURATION_AND_MANIFESTS_NEVER_EXPIRE,
        "a rule without a prefix forgets watermarks and watch-lists",
        edit -> edit.remove(property("StorageRaw", "/LifecycleConfiguration/Rules/0/Prefix")));
  }

  private void inAccess() {
    plant(
        Requirement.NOTHING_IS_PUBLIC,
        "everyone may read the curated bucket",
        edit ->
            edit.set(
                property("StorageCuratedPolicy", "/PolicyDocument/Statement/0"),
                """
                {"Action":"s3:GetObject","Effect":"Allow","Principal":"*",
                "Resource":{"Fn::Join":["",[{"Fn::GetAtt":["StorageCurated","Arn"]},"/*"]]}}
                """
                    .strip()));
    plant(
        Requirement.NOTHING_IS_PUBLIC,
        "the extract function has an address on the internet",
        edit ->
            edit.add(
                OF + "ExtractUrl",
                """
                {"Type":"AWS::Lambda::Url","Properties":{"AuthType":"NONE",
                "TargetFunctionArn":{"Fn::GetAtt":["ExtractFunction","Arn"]}}}
                """
                    .strip()));
    plant(
        Requirement.PLAIN_HTTP_IS_REFUSED,
        "the raw bucket takes plain HTTP",
        edit -> edit.remove(property("StorageRawPolicy", "/PolicyDocument/Statement/0")));
    plant(
        Requirement.EVERYTHING_IS_ENCRYPTED,
        "the transform queue is not encrypted",
        edit -> edit.set(property("TransformQueue", "/SqsManagedSseEnabled"), false));
    plant(
        Requirement.NO_ACTION_HAS_A_WILDCARD,
        "the transform may do all of S3 to its tables",
        edit ->
            edit.set(
                property("TransformFunctionRole", "/Policies/0/PolicyDocument/Statement/2/Action"),
                "s3:*"));
    plant(
        Requirement.ROLES_MAY_DO_WHAT_THEY_NEED,
        "the extract may write anywhere in the raw bucket",
        edit -> edit.replaceBelow(property("ExtractFunctionRole", "/Policies"), "/raw/*", "/*"));
    plant(
        Requirement.ROLES_MAY_DO_WHAT_THEY_NEED,
        "ListBucket is missing, so S3 returns 403 for an absent object",
        edit ->
            edit.replaceBelow(
                property("ExtractFunctionRole", "/Policies"), "s3:ListBucket", "s3:GetObject"));
    plant(
        Requirement.ROLES_MAY_DO_WHAT_THEY_NEED,
        "the transform may delete raw objects",
        edit ->
            edit.set(
                property("TransformFunctionRole", "/Policies/0/PolicyDocument/Statement/0/Action"),
                "[\"s3:GetObject\",\"s3:DeleteObjectVersion\"]"));
    plant(
        Requirement.EACH_SERVICE_HAS_ITS_OWN_ROLE,
        "the transform runs with the rights of the extract",
        edit ->
            edit.set(
                property("TransformFunction", "/Role"),
                "{\"Fn::GetAtt\":[\"ExtractFunctionRole\",\"Arn\"]}"));
    plant(
        Requirement.EACH_SERVICE_HAS_ITS_OWN_ROLE,
        "a scheduler of any account may take the schedule's role",
        edit ->
            edit.remove(
                property(
                    "ExtractScheduleRole", "/AssumeRolePolicyDocument/Statement/0/Condition")));
    plant(
        Requirement.NO_SECRET_STANDS_IN_CLEAR,
        "the secret's first value stands in the template",
        edit ->
            edit.add(
                property("ExtractCredentialsSecret", "/SecretString"),
                "client_id=1, client_secret=2"));
    plant(
        Requirement.NO_SECRET_STANDS_IN_CLEAR,
        "the refresh token is a variable of the function",
        edit ->
            edit.add(
                property("ExtractFunction", "/Environment/Variables/SPOTIFY_REFRESH_TOKEN"),
                "AQD"));
  }

  private void inQueue() {
    plant(
        Requirement.VISIBILITY_COVERS_THE_RETRIES,
        "the function got more time and the queue did not",
        edit -> edit.set(property("TransformFunction", "/Timeout"), 600));
    plant(
        Requirement.A_BATCH_FITS_THE_TIMEOUT,
        "a batch holds more objects than there is time for",
        edit -> edit.set(property("TransformFeed", "/BatchSize"), 10));
    plant(
        Requirement.ONLY_THE_RAW_BUCKET_MAY_SEND,
        "any bucket of any account may send to the queue",
        edit ->
            edit.remove(property("TransformQueuePolicy", "/PolicyDocument/Statement/1/Condition")));
    plant(
        Requirement.ONLY_THE_RAW_BUCKET_MAY_SEND,
        "the curated bucket may send, the raw bucket may not",
        edit -> edit.replaceBelow(property("TransformQueuePolicy", ""), "-raw-", "-curated-"));
    plant(
        Requirement.PUTS_REACH_THE_QUEUE,
        "the suffix is that of an older format",
        edit ->
            edit.replaceBelow(
                property("StorageRaw", "/NotificationConfiguration"), ".ndjson.gz", ".json.gz"));
    plant(
        Requirement.PUTS_REACH_THE_QUEUE,
        "multipart uploads send no event",
        edit ->
            edit.set(
                property("StorageRaw", "/NotificationConfiguration/QueueConfigurations/0/Event"),
                "s3:ObjectCreated:Put"));
    plant(
        Requirement.THE_BUCKET_WAITS_FOR_ITS_PERMISSION,
        "the bucket is made before it may send",
        edit -> edit.remove(OF + "StorageRaw/DependsOn"));
    plant(
        Requirement.A_POISONED_OBJECT_IS_SET_ASIDE,
        "a poisoned object is tried until it is forgotten",
        edit -> edit.remove(property("TransformQueue", "/RedrivePolicy")));
    plant(
        Requirement.A_POISONED_OBJECT_IS_SET_ASIDE,
        "dead letters are forgotten after four days",
        edit -> edit.set(property("TransformDeadLetters", "/MessageRetentionPeriod"), 345_600));
    plant(
        Requirement.ONLY_WHAT_FAILED_COMES_BACK,
        "one failure brings the whole batch back",
        edit -> edit.remove(property("TransformFeed", "/FunctionResponseTypes")));
    plant(
        Requirement.THE_QUEUE_FEEDS_THE_FUNCTION,
        "nothing bounds how many calls run at once",
        edit -> edit.remove(property("TransformFeed", "/ScalingConfig")));
  }

  private void inFunctions() {
    plant(
        Requirement.FUNCTIONS_ARE_JAVA25_ON_ARM,
        "the extract runs on an older Java",
        edit -> edit.set(property("ExtractFunction", "/Runtime"), "java21"));
    plant(
        Requirement.FUNCTIONS_ARE_UNVERSIONED,
        "failures are kept of an alias that nobody calls",
        edit -> edit.set(property("ExtractWhenItFails", "/Qualifier"), "live"));
    plant(
        Requirement.HANDLERS_AND_JARS_BELONG_TOGETHER,
        "the transform is given the jar of the extract",
        edit ->
            edit.set(
                property("TransformFunction", "/Code"),
                "../extract-lambda/target/extract-lambda.jar"));
    plant(
        Requirement.CONFIGURATION_IS_UNDERSTOOD,
        "the raw root is a bucket's name, which reads as a folder",
        edit ->
            edit.set(
                property("TransformFunction", "/Environment/Variables/LAKE_RAW"),
                "{\"Ref\":\"StorageRaw\"}"));
    plant(
        Requirement.CONFIGURATION_IS_UNDERSTOOD,
        "a variable is misspelt, so its default is used",
        edit ->
            edit.remove(property("TransformFunction", "/Environment/Variables/LAKE_FORMAT"))
                .add(
                    property("TransformFunction", "/Environment/Variables/LAKE_FORMATS"),
                    "{\"Ref\":\"Format\"}"));
    plant(
        Requirement.LOGS_ARE_KEPT_FOR_A_TIME,
        "the log group keeps everything for ever",
        edit -> edit.remove(property("ExtractFunctionLogs", "/RetentionInDays")));
  }

  private void inSchedule() {
    plant(
        Requirement.A_COMPACTION_BEGINS_EVERY_SIX_HOURS,
        "the compaction is switched off",
        edit -> edit.set(property("CompactScheduleEverySixHours", "/State"), "DISABLED"));
    plant(
        Requirement.A_RUN_BEGINS_EVERY_HOUR,
        "a run begins once a day",
        edit ->
            edit.set(
                property("ExtractScheduleHourly", "/ScheduleExpression"), "cron(5 0 * * ? *)"));
    plant(
        Requirement.THE_EVENT_SAYS_WHEN_IT_WAS_DUE,
        "the event lacks the time it was due",
        edit ->
            edit.replaceBelow(
                property("ExtractScheduleHourly", "/Target/Input"),
                "<aws.scheduler.scheduled-time>",
                "<aws.scheduler.attempt-number>"));
    plant(
        Requirement.FAILED_RUNS_ARE_KEPT,
        "an event that could not be delivered is gone",
        edit -> edit.remove(property("ExtractScheduleHourly", "/Target/DeadLetterConfig")));
    plant(
        Requirement.FAILED_RUNS_ARE_KEPT,
        "an event the function failed on is gone",
        edit -> edit.remove(property("ExtractWhenItFails", "/DestinationConfig")));
  }
}
