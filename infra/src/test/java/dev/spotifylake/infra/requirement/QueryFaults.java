package dev.spotifylake.infra.requirement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Faults in what people meet: tables, queries, alarms and options.
final class QueryFaults {
  private static final String OF = "/Resources/";

  private final List<Fault> faults = new ArrayList<>();

  private QueryFaults() {}

  static List<Fault> all() {
    QueryFaults planted = new QueryFaults();
    planted.inCatalog();
    planted.inTableViews();
    planted.inSavedSql();
    planted.inQueries();
    planted.inWatch();
    planted.inOptions();
    return List.copyOf(planted.faults);
  }

  private void plant(Requirement breaks, String mistake, Consumer<Edit> edit) {
    faults.add(new Fault(breaks, mistake, edit));
  }

  private static String property(String resource, String pointer) {
    return OF + resource + "/Properties" + pointer;
  }

  private void inCatalog() {
    String input = "/TableInput";
    plant(
        Requirement.TABLES_ARE_THE_DEFINITIONS,
        "a column has another type than its definition",
        edit ->
            edit.set(
                property("TableFilesTracks", input + "/StorageDescriptor/Columns/11/Type"), "int"));
    plant(
        Requirement.TABLES_ARE_THE_DEFINITIONS,
        "a table is missing",
        edit ->
            edit.remove(OF + "TableFilesOpsPasses")
                .replaceBelow(
                    property("Crawler", "/Targets"),
                    "{\"Ref\":\"TableFilesOpsPasses\"}",
                    "{\"Ref\":\"AWS::NoValue\"}"));
    plant(
        Requirement.PROJECTION_IS_BY_THE_PARTITION,
        "the partition key is not the projected one",
        edit -> edit.set(property("TableFilesTopItems", input + "/PartitionKeys/0/Name"), "day"));
    plant(
        Requirement.PROJECTION_IS_BY_THE_PARTITION,
        "a table without folders of months has a partition key",
        edit ->
            edit.set(
                property("TableFilesTracks", input + "/PartitionKeys"),
                "[{\"Name\":\"month\",\"Type\":\"string\"}]"));
    plant(
        Requirement.PROJECTION_IS_BY_THE_PARTITION,
        "partitions lie in folders without the key's name",
        edit ->
            edit.replaceBelow(
                property("TableFilesTopItems", input + "/Parameters"),
                "/month=${month}/",
                "/${month}/"));
    plant(
        Requirement.PROJECTION_COVERS_THE_LAKE,
        "months begin with the stack",
        edit ->
            edit.set(
                property("TableFilesTopItems", input + "/Parameters/projection.month.range"),
                "2026-01,NOW"));
    plant(
        Requirement.PROJECTION_COVERS_THE_LAKE,
        "months end before the lake does",
        edit ->
            edit.replaceBelow(
                property("TableFilesPlays", input + "/Parameters"), ",NOW", ",2026-12"));
    plant(
        Requirement.TABLES_LIE_WHERE_THE_WRITER_PUTS_FILES,
        "a table reads the folder of another",
        edit ->
            edit.replaceBelow(
                property("TableFilesArtists", input),
                "/curated/artists/",
                "/curated/artist_genres/"));
    plant(
        Requirement.FILES_ARE_READ_AS_THEY_ARE_WRITTEN,
        "the reader of CSV takes backslashes for escapes",
        edit ->
            edit.remove(
                property(
                    "TableCsvTracks",
                    "/TableInput/StorageDescriptor/SerdeInfo/Parameters/escapeChar")));
    plant(
        Requirement.A_CHANGED_FORMAT_IS_AN_UPDATE,
        "in csv the plain name is made by a resource of its own",
        edit ->
            edit.add(OF + "TableShowsView", edit.template().at(OF + "TableShows").deepCopy())
                .add(OF + "TableShowsView/Condition", "OnlyCsv")
                .add(OF + "TableShows/Condition", "NotOnlyCsv")
                .add("/Conditions/NotOnlyCsv", "{\"Fn::Not\":[{\"Condition\":\"OnlyCsv\"}]}"));
    plant(
        Requirement.CSV_HAS_TYPES_BY_A_VIEW,
        "the view leaves a number as text",
        edit ->
            edit.replaceBelow(
                property("TableTracks", "/TableInput/Fn::If/1"),
                "AS bigint) AS",
                "AS varchar) AS"));
    plant(
        Requirement.CSV_HAS_TYPES_BY_A_VIEW,
        "the view reads its table from a database of another name",
        edit ->
            edit.replaceBelow(
                property("TableTracks", "/TableInput/Fn::If/1"), "${Database}", "spotify_lake"));
  }

  private void inTableViews() {
    plant(
        Requirement.A_ROW_IN_TWO_FILES_COUNTS_ONCE,
        "the view gives a row of two files twice",
        edit ->
            edit.replaceBelow(
                property("TablePlays", "/TableInput/Fn::If/2"), "SELECT DISTINCT", "SELECT"));
    plant(
        Requirement.A_ROW_IN_TWO_FILES_COUNTS_ONCE,
        "the view reads the files of another table",
        edit ->
            edit.replaceBelow(
                property("TableShows", "/TableInput/Fn::If/2"),
                "FROM files_shows",
                "FROM files_episodes"));
  }

  private void inSavedSql() {
    plant(
        Requirement.VIEWS_ARE_THE_SQL_FILES,
        "a view is missing",
        edit -> edit.remove(OF + "ViewListeningDays"));
    plant(
        Requirement.VIEWS_ARE_THE_SQL_FILES,
        "a view holds an older version of its file's SQL",
        edit ->
            edit.replaceBelow(property("ViewPlays", "/TableInput"), "'5' SECOND", "'3' SECOND"));
    plant(
        Requirement.VIEWS_ARE_THE_SQL_FILES,
        "a view's column has another type than its query makes",
        edit ->
            edit.set(property("ViewPlays", "/TableInput/StorageDescriptor/Columns/9/Type"), "int"));
    plant(
        Requirement.VIEWS_ARE_THE_SQL_FILES,
        "a view has a description, so that engines take it for one of Hive's",
        edit -> edit.add(property("ViewPlays", "/TableInput/Description"), "One row per play"));
    plant(
        Requirement.SAVED_QUERIES_ARE_THE_SQL_FILES,
        "a saved query is missing",
        edit -> edit.remove(OF + "SavedQueryFreshness"));
    plant(
        Requirement.SAVED_QUERIES_ARE_THE_SQL_FILES,
        "a saved query runs outside the workgroup's limit",
        edit -> edit.set(property("SavedQueryRejects", "/WorkGroup"), "primary"));
    plant(
        Requirement.SAVED_QUERIES_ARE_THE_SQL_FILES,
        "hours are those of UTC whatever zone was chosen",
        edit ->
            edit.replaceBelow(
                property("SavedQueryListeningByHour", "/QueryString"), "${TimeZone}", "UTC"));
  }

  private void inQueries() {
    plant(
        Requirement.THE_CRAWLER_CHANGES_NOTHING,
        "the crawler updates tables by what it guesses",
        edit ->
            edit.set(
                property("Crawler", "/SchemaChangePolicy/UpdateBehavior"), "UPDATE_IN_DATABASE"));
    plant(
        Requirement.THE_CRAWLER_CHANGES_NOTHING,
        "the crawler targets folders instead of tables",
        edit ->
            edit.set(
                property("Crawler", "/Targets"),
                "{\"S3Targets\":[{\"Path\":\"s3://somewhere/curated/\"}]}"));
    plant(
        Requirement.THE_CRAWLER_RUNS_ON_DEMAND,
        "the crawler runs every hour, at 10 minutes charged each",
        edit ->
            edit.set(
                property("Crawler", "/Schedule"),
                "{\"ScheduleExpression\":\"cron(0 * * * ? *)\"}"));
    plant(
        Requirement.QUERIES_ARE_LIMITED,
        "a query may scan whatever it wants",
        edit ->
            edit.remove(
                property("WorkGroup", "/WorkGroupConfiguration/BytesScannedCutoffPerQuery")));
  }

  private void inWatch() {
    plant(
        Requirement.ALARMS_WATCH_WHAT_IS_EMITTED,
        "an alarm watches a misspelt metric",
        edit -> edit.set(property("AlarmNoRunCompleted", "/MetricName"), "RunsComplete"));
    plant(
        Requirement.ALARMS_WATCH_WHAT_IS_EMITTED,
        "an alarm watches a queue that is not there",
        edit ->
            edit.set(
                property("AlarmTransformDeadLetters", "/Dimensions/0/Value"), "transform-dlq"));
    plant(
        Requirement.ALL_ALARMS_ARE_THERE,
        "silence is taken for health",
        edit -> edit.set(property("AlarmNoRunCompleted", "/TreatMissingData"), "notBreaching"));
    plant(
        Requirement.ALL_ALARMS_ARE_THERE,
        "there is no alarm on a token that runs out",
        edit ->
            edit.remove(OF + "AlarmTokenRunsOut")
                .replaceBelow(OF + "HealthDashboard", "AlarmTokenRunsOut", "AlarmNoRunCompleted"));
    plant(
        Requirement.ALARMS_ARE_HEARD,
        "an alarm notifies nobody",
        edit -> edit.remove(property("AlarmCoverageGap", "/AlarmActions")));
    plant(
        Requirement.ALARMS_ARE_HEARD,
        "the topic does not let alarms in",
        edit -> edit.remove(property("AlarmTopicPolicy", "/PolicyDocument/Statement/1")));
    plant(
        Requirement.THE_DASHBOARD_SHOWS_WHAT_IS_EMITTED,
        "a graph stays empty for its metric is misspelt",
        edit -> edit.replaceBelow(OF + "HealthDashboard", "PlaysNew", "NewPlays"));
  }

  private void inOptions() {
    plant(
        Requirement.OPTIONS_ARE_PARAMETERS,
        "raw responses are kept for a month by default",
        edit -> edit.set("/Parameters/RawRetentionDays/Default", 30));
    plant(
        Requirement.OPTIONS_ARE_PARAMETERS,
        "any text passes for a schedule",
        edit -> edit.remove("/Parameters/CrawlerSchedule/AllowedPattern"));
    plant(
        Requirement.A_MAIL_ADDRESS_IS_A_CHOICE,
        "the mail address of alarms has a default",
        edit -> edit.add("/Parameters/AlarmMail/Default", "none"));
    plant(
        Requirement.TWO_LAKES_DO_NOT_COLLIDE,
        "the workgroup has a name of its own in every account",
        edit -> edit.set(property("WorkGroup", "/Name"), "spotify"));
    plant(
        Requirement.A_BOUNDARY_IS_ON_EVERY_ROLE,
        "the crawler's role ignores the boundary",
        edit -> edit.remove(property("CrawlerRole", "/PermissionsBoundary")));
    plant(
        Requirement.OUTPUTS_ARE_NAMED,
        "an output that the command reads is missing",
        edit -> edit.remove("/Outputs/ExtractFunction"));
    plant(
        Requirement.THE_TEMPLATE_NEEDS_NO_CDK,
        "the template asks for a bootstrapped account",
        edit ->
            edit.add(
                "/Parameters/BootstrapVersion",
                "{\"Type\":\"String\",\"Default\":\"/cdk-bootstrap/hnb659fds/version\"}"));
  }
}
