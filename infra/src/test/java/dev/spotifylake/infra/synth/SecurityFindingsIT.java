package dev.spotifylake.infra.synth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spotifylake.infra.function.RelativePaths;
import dev.spotifylake.infra.stack.LakeStack;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagReportFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.services.sqs.CfnQueue;

/// The rules of cdk-nag, as a second opinion on security.
@NeedsCommand("node")
final class SecurityFindingsIT {
  /// One rule looked at one resource.
  record Verdict(String rule, String resource, String compliance, String reason) {
    boolean isFinding() {
      return !compliance.equals("Compliant") && !compliance.equals("Suppressed");
    }
  }

  @TempDir private Path assembly;

  @Test
  void whatIsFoundHasAWrittenReason() throws IOException {
    List<Verdict> verdicts = verdicts(false);

    assertThat(verdicts).noneMatch(Verdict::isFinding);
    assertThat(verdicts)
        .filteredOn(verdict -> verdict.compliance().equals("Suppressed"))
        .isNotEmpty()
        .allMatch(verdict -> verdict.reason().length() > 40);
    assertThat(verdicts).as("rules were evaluated").hasSizeGreaterThan(40);
  }

  @Test
  void aForgottenQueueIsFound() throws IOException {
    assertThat(verdicts(true))
        .filteredOn(Verdict::isFinding)
        .extracting(Verdict::rule)
        .containsOnly("AwsSolutions-SQS3", "AwsSolutions-SQS4");
  }

  private List<Verdict> verdicts(boolean withQueueOfNobody) throws IOException {
    App app = App.Builder.create().analyticsReporting(false).outdir(assembly.toString()).build();
    LakeStack stack = new LakeStack(app, new RelativePaths());
    if (withQueueOfNobody) {
      CfnQueue.Builder.create(stack, "Forgotten").sqsManagedSseEnabled(true).build();
    }
    Aspects.of(app)
        .add(
            AwsSolutionsChecks.Builder.create()
                .reports(true)
                .reportFormats(List.of(NagReportFormat.JSON))
                .build());
    app.synth();
    JsonNode report =
        new ObjectMapper()
            .readTree(assembly.resolve("AwsSolutions-spotify-lake-NagReport.json").toFile());
    List<Verdict> verdicts = new ArrayList<>();
    for (JsonNode line : report.path("lines")) {
      verdicts.add(
          new Verdict(
              line.path("ruleId").asText(),
              line.path("resourceId").asText(),
              line.path("compliance").asText(),
              line.path("exceptionReason").asText()));
    }
    return verdicts;
  }
}
