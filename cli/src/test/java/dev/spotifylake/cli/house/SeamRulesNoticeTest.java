package dev.spotifylake.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.spotifylake.cli.house.offender.Offender;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A rule that is written wrongly passes everything: so each is shown what it must refuse.
final class SeamRulesNoticeTest {

  private static final JavaClasses OFFENDERS =
      new ClassFileImporter().importPackagesOf(Offender.class);

  @Test
  void everyReadingOfTheClockIsNoticed() {
    assertThat(violations(SeamRulesTest.timeIsAParameter))
        .anyMatch(line -> line.contains("Instant.now"))
        .anyMatch(line -> line.contains("LocalDate.now"))
        .anyMatch(line -> line.contains("currentTimeMillis"))
        .hasSize(3);
  }

  @Test
  void aSleepIsNoticed() {
    assertThat(violations(SeamRulesTest.sleepIsAParameter)).hasSize(1);
  }

  @Test
  void unseededChanceIsNoticed() {
    assertThat(violations(SeamRulesTest.chanceIsAParameter)).hasSize(2);
  }

  @Test
  void anOptionalFieldIsNoticed() {
    assertThat(violations(SeamRulesTest.noFieldIsAnOptional)).hasSize(1);
  }

  @Test
  void aSeamOfFiveMethodsIsNoticed() {
    assertThat(violations(SeamRulesTest.aSeamHasAtMostFourMethods))
        .singleElement()
        .asString()
        .contains("QueryEngine has 5 methods");
  }

  private static List<String> violations(ArchRule rule) {
    return rule.evaluate(OFFENDERS).getFailureReport().getDetails();
  }
}
