package dev.spotifylake.infra.requirement;

import dev.spotifylake.common.LakeException;
import java.util.List;
import java.util.function.BiConsumer;

/// What the template must mean, each by the name a broken one is reported with.
enum Requirement {
  BUCKETS_ARE_PRIVATE(StorageChecks::bucketsArePrivate),
  DATA_OUTLIVES_THE_STACK(StorageChecks::dataOutlivesTheStack),
  EACH_KEY_EXPIRES_AS_SAID(StorageChecks::eachKeyExpiresAsSaid),
  STATE_CONFIGURATION_AND_MANIFESTS_NEVER_EXPIRE(StorageChecks::whatIsNoDataNeverExpires),
  NOTHING_IS_PUBLIC(AccessChecks::nothingIsPublic),
  PLAIN_HTTP_IS_REFUSED(AccessChecks::plainHttpIsRefused),
  EVERYTHING_IS_ENCRYPTED(AccessChecks::everythingIsEncrypted),
  NO_ACTION_HAS_A_WILDCARD(AccessChecks::noActionHasAWildcard),
  ROLES_MAY_DO_WHAT_THEY_NEED(AccessChecks::rolesMayDoWhatTheyNeed),
  EACH_SERVICE_HAS_ITS_OWN_ROLE(AccessChecks::eachServiceHasItsOwnRole),
  NO_SECRET_STANDS_IN_CLEAR(AccessChecks::noSecretStandsInClear),
  VISIBILITY_COVERS_THE_RETRIES(QueueChecks::visibilityCoversTheRetries),
  A_BATCH_FITS_THE_TIMEOUT(QueueChecks::aBatchFitsTheTimeout),
  ONLY_THE_RAW_BUCKET_MAY_SEND(QueueChecks::onlyTheRawBucketMaySend),
  PUTS_REACH_THE_QUEUE(QueueChecks::putsReachTheQueue),
  THE_BUCKET_WAITS_FOR_ITS_PERMISSION(QueueChecks::theBucketWaitsForItsPermission),
  A_POISONED_OBJECT_IS_SET_ASIDE(QueueChecks::aPoisonedObjectIsSetAside),
  ONLY_WHAT_FAILED_COMES_BACK(QueueChecks::onlyWhatFailedComesBack),
  THE_QUEUE_FEEDS_THE_FUNCTION(QueueChecks::theQueueFeedsTheFunction),
  FUNCTIONS_ARE_JAVA25_ON_ARM(FunctionChecks::functionsAreJava25OnArm),
  FUNCTIONS_ARE_UNVERSIONED(FunctionChecks::functionsAreUnversioned),
  HANDLERS_AND_JARS_BELONG_TOGETHER(FunctionChecks::handlersAndJarsBelongTogether),
  CONFIGURATION_IS_UNDERSTOOD(FunctionChecks::configurationIsUnderstood),
  LOGS_ARE_KEPT_FOR_A_TIME(FunctionChecks::logsAreKeptForATime),
  A_RUN_BEGINS_EVERY_HOUR(ScheduleChecks::aRunBeginsEveryHour),
  THE_EVENT_SAYS_WHEN_IT_WAS_DUE(ScheduleChecks::theEventSaysWhenItWasDue),
  A_COMPACTION_BEGINS_EVERY_SIX_HOURS(ScheduleChecks::aCompactionBeginsEverySixHours),
  FAILED_RUNS_ARE_KEPT(ScheduleChecks::failedRunsAreKept),
  TABLES_ARE_THE_DEFINITIONS(CatalogChecks::tablesAreTheDefinitions),
  PROJECTION_IS_BY_THE_PARTITION(CatalogChecks::projectionIsByThePartition),
  PROJECTION_COVERS_THE_LAKE(CatalogChecks::projectionCoversTheLake),
  TABLES_LIE_WHERE_THE_WRITER_PUTS_FILES(CatalogChecks::tablesLieWhereTheWriterPutsFiles),
  FILES_ARE_READ_AS_THEY_ARE_WRITTEN(CatalogChecks::filesAreReadAsTheyAreWritten),
  A_CHANGED_FORMAT_IS_AN_UPDATE(CatalogChecks::aChangedFormatIsAnUpdate),
  CSV_HAS_TYPES_BY_A_VIEW(QueryChecks::csvHasTypesByAView),
  A_ROW_IN_TWO_FILES_COUNTS_ONCE(QueryChecks::aRowInTwoFilesCountsOnce),
  VIEWS_ARE_THE_SQL_FILES(SavedSqlChecks::viewsAreTheSqlFiles),
  SAVED_QUERIES_ARE_THE_SQL_FILES(SavedSqlChecks::savedQueriesAreTheSqlFiles),
  THE_CRAWLER_CHANGES_NOTHING(QueryChecks::theCrawlerChangesNothing),
  THE_CRAWLER_RUNS_ON_DEMAND(QueryChecks::theCrawlerRunsOnDemand),
  QUERIES_ARE_LIMITED(QueryChecks::queriesAreLimited),
  ALARMS_WATCH_WHAT_IS_EMITTED(WatchChecks::alarmsWatchWhatIsEmitted),
  ALL_ALARMS_ARE_THERE(WatchChecks::allAlarmsAreThere),
  ALARMS_ARE_HEARD(WatchChecks::alarmsAreHeard),
  THE_DASHBOARD_SHOWS_WHAT_IS_EMITTED(WatchChecks::theDashboardShowsWhatIsEmitted),
  OPTIONS_ARE_PARAMETERS(OptionChecks::optionsAreParameters),
  A_MAIL_ADDRESS_IS_A_CHOICE(OptionChecks::aMailAddressIsAChoice),
  TWO_LAKES_DO_NOT_COLLIDE(OptionChecks::twoLakesDoNotCollide),
  A_BOUNDARY_IS_ON_EVERY_ROLE(OptionChecks::aBoundaryIsOnEveryRole),
  OUTPUTS_ARE_NAMED(OptionChecks::outputsAreNamed),
  THE_TEMPLATE_NEEDS_NO_CDK(OptionChecks::theTemplateNeedsNoCdk);

  @SuppressWarnings("ImmutableEnumChecker") // method references hold nothing
  private final BiConsumer<Candidate, Findings> check;

  Requirement(BiConsumer<Candidate, Findings> check) {
    this.check = check;
  }

  /// What breaks this requirement; empty = it holds.
  List<String> violations(Candidate candidate) {
    Findings findings = new Findings();
    try {
      check.accept(candidate, findings);
    } catch (LakeException | IllegalArgumentException e) {
      // CloudFormation would refuse the template, or a part that is looked at is gone.
      findings.expect(false, "%s", String.valueOf(e.getMessage()));
    }
    return findings.lines();
  }
}
