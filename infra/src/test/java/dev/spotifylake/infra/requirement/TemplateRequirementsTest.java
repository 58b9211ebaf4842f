package dev.spotifylake.infra.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TemplateRequirementsTest {
  private static final Candidate COMMITTED = new Candidate(Candidate.committed());

  @ParameterizedTest
  @EnumSource
  void theCommittedTemplateMeets(Requirement requirement) {
    assertThat(requirement.violations(COMMITTED)).isEmpty();
  }
}
