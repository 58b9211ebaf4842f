package dev.spotifylake.infra.house;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

/// The rules of the house for this module, which the module that keeps those of the others does not
/// see.
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

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("dev.spotifylake.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothingHereCallsAws =
      noClasses().should().dependOnClassesThat().resideInAPackage("software.amazon.awssdk..");

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .should(
              be(
                  DescribedPredicate.describe(
                      "in a package whose package-info.java says @NullMarked",
                      (JavaClass type) -> type.getPackage().isAnnotatedWith(NullMarked.class))));

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
  static final ArchRule nobodyWritesToTheTerminal =
      noClasses()
          .should()
          .accessFieldWhere(
              DescribedPredicate.describe(
                  "is System.out or System.err",
                  (JavaAccess<?> access) -> access.getTargetOwner().isEquivalentTo(System.class)));

  @ArchTest
  static final ArchRule noFieldIsAnOptional =
      noFields().should().haveRawType(Optional.class).allowEmptyShould(true);
}
