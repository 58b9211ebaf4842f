package dev.spotifylake.infra.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A check that is written wrongly passes everything: so each is shown what it must notice.
final class FaultsAreCaughtTest {
  private static final JsonNode COMMITTED = Candidate.committed();

  static List<Fault> faults() {
    return Faults.all();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theRequirementItBreaksNotices(Fault fault) {
    Candidate broken = new Candidate(fault.plantedIn(COMMITTED));

    assertThat(fault.breaks().violations(broken)).isNotEmpty();
    assertThatCode(broken::stack)
        .as("a fault in meaning: as such the template can be deployed")
        .doesNotThrowAnyException();
  }

  @Test
  void atLeastFortyFaultsArePlantedAndBreakEveryRequirement() {
    Set<Requirement> broken = EnumSet.noneOf(Requirement.class);
    Faults.all().forEach(fault -> broken.add(fault.breaks()));

    assertThat(Faults.all()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(broken).containsExactly(Requirement.values());
    assertThat(Faults.all()).extracting(Fault::mistake).doesNotHaveDuplicates();
  }
}
