package dev.spotifylake.it.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.spotifylake.testsupport.rules.SharedRules;

/// Rules for the stand-ins of AWS services in this module.
@AnalyzeClasses(packages = "dev.spotifylake.it")
final class IntegrationTestRulesTest {
  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("dev.spotifylake.it.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule everyPackageIsNullMarked = SharedRules.everyPackageIsNullMarked();

  /// The stand-ins implement AWS's protocols themselves, so they are independent of the SDK.
  @ArchTest
  static final ArchRule theStandInsDoWithoutTheAwsSdk =
      noClasses().should().dependOnClassesThat().resideInAPackage("software.amazon.awssdk..");

  @ArchTest static final ArchRule noFieldIsAnOptional = SharedRules.noFieldIsAnOptional();
}
