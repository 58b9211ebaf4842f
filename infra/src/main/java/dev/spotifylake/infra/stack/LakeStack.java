package dev.spotifylake.infra.stack;

import dev.spotifylake.common.catalog.LakeViews;
import dev.spotifylake.infra.catalog.CatalogCrawler;
import dev.spotifylake.infra.catalog.CatalogViews;
import dev.spotifylake.infra.catalog.LakeCatalog;
import dev.spotifylake.infra.compact.CompactRun;
import dev.spotifylake.infra.extract.ExtractRun;
import dev.spotifylake.infra.function.FunctionCode;
import dev.spotifylake.infra.monitoring.LakeAlarms;
import dev.spotifylake.infra.monitoring.LakeDashboard;
import dev.spotifylake.infra.outputs.LakeOutputs;
import dev.spotifylake.infra.parameters.LakeParameters;
import dev.spotifylake.infra.query.QueryWorkGroup;
import dev.spotifylake.infra.query.SavedQueries;
import dev.spotifylake.infra.storage.LakeStorage;
import dev.spotifylake.infra.transform.TransformPipeline;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;
import software.constructs.IConstruct;

/// The whole lake. The CDK and the published template deploy the same resources under the same
/// logical ids, so that a stack can change from one way to the other.
public final class LakeStack extends Stack {
  /// The name a stack has when nothing else is said.
  public static final String DEFAULT_NAME = "spotify-lake";

  // The CDK's own names of single children; they add nothing to a logical id.
  private static final List<String> SILENT = List.of("Resource", "Default");

  public LakeStack(Construct scope, FunctionCode code) {
    super(
        scope,
        DEFAULT_NAME,
        StackProps.builder()
            .description("Spotify Lake: your Spotify data, every hour, as tables to query")
            // The rule needs a CDK bootstrap; the published template is deployed without one.
            .synthesizer(
                DefaultStackSynthesizer.Builder.create()
                    .generateBootstrapVersionRule(false)
                    .build())
            .build());
    LakeParameters parameters = new LakeParameters(this);
    LakeStorage storage = new LakeStorage(this, "Storage", parameters);
    ExtractRun extract = new ExtractRun(this, "Extract", parameters, storage, code);
    TransformPipeline transform =
        new TransformPipeline(this, "Transform", parameters, storage, code);
    CompactRun compact = new CompactRun(this, "Compact", parameters, storage, code);
    LakeCatalog catalog = new LakeCatalog(this, "Table", parameters, storage);
    CatalogCrawler crawler = new CatalogCrawler(this, "Crawler", parameters, storage, catalog);
    new CatalogViews(this, "View", parameters, catalog, LakeViews.all());
    QueryWorkGroup workGroup = new QueryWorkGroup(this, "WorkGroup", parameters, storage);
    new SavedQueries(this, "SavedQuery", parameters, catalog, workGroup);
    LakeAlarms alarms = new LakeAlarms(this, "Alarm", parameters, extract, transform, compact);
    LakeDashboard dashboard =
        new LakeDashboard(this, "Health", parameters, extract, transform, compact, alarms.alarms());

    LakeOutputs outputs = new LakeOutputs(this);
    outputs.ofLake(parameters, storage);
    outputs.ofFunctions(extract, transform, compact);
    outputs.ofQueries(catalog, crawler, workGroup);
    outputs.ofWatch(parameters, alarms, dashboard);
    nameResourcesByTheirPaths();
  }

  // Logical ids without the CDK's hash, so that errors of CloudFormation name resources readably.
  // The synth refuses duplicates. Overriding allocateLogicalId overflows the stack through jsii.
  private void nameResourcesByTheirPaths() {
    for (IConstruct construct : getNode().findAll()) {
      if (construct instanceof CfnElement element) {
        element.overrideLogicalId(pathOf(element));
      }
    }
  }

  private static String pathOf(CfnElement element) {
    return element.getNode().getScopes().stream()
        .filter(scope -> !(scope instanceof Stack))
        .map(scope -> scope.getNode().getId())
        .filter(id -> !SILENT.contains(id))
        .collect(Collectors.joining())
        .replaceAll("[^A-Za-z0-9]", "");
  }
}
