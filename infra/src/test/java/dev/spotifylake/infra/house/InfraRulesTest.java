package dev.spotifylake.infra.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.spotifylake.testsupport.rules.SharedRules;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;

/// Rules for this module, which the rule tests of `cli` do not see.
@AnalyzeClasses(packages = "dev.spotifylake.infra", importOptions = DoNotIncludeTests.class)
final class InfraRulesTest {
  @ArchTest
  static final ArchRule infraKnowsOnlyCommon =
      noClasses()
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("dev.spotifylake..")
                  .and(
                      JavaClass.Predicates.resideOutsideOfPackages(
                          "dev.spotifylake.infra..", "dev.spotifylake.common..")));

  @ArchTest static final ArchRule packagesAreFreeOfCycles = SharedRules.packagesAreFreeOfCycles();

  @ArchTest
  static final ArchRule nothingHereCallsAws =
      noClasses().should().dependOnClassesThat().resideInAPackage("software.amazon.awssdk..");

  @ArchTest static final ArchRule everyPackageIsNullMarked = SharedRules.everyPackageIsNullMarked();

  /// Three synths must make equal bytes.
  @ArchTest
  static final ArchRule timeAndChanceDoNotReachTheTemplate =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(UUID.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(InstantSource.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now");

  @ArchTest
  static final ArchRule nothingWritesToTheTerminal = SharedRules.nothingWritesToTheTerminal();

  @ArchTest static final ArchRule noFieldIsAnOptional = SharedRules.noFieldIsAnOptional();
}
