package dev.spotifylake.it.house;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;

/// The stand-ins for AWS are a program of their own: what holds for the others' packages holds for
/// theirs.
@AnalyzeClasses(packages = "dev.spotifylake.it")
final class IntegrationTestRulesTest {
  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("dev.spotifylake.it.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .should(
              be(
                  DescribedPredicate.describe(
                      "in a package whose package-info.java says @NullMarked",
                      (JavaClass type) -> type.getPackage().isAnnotatedWith(NullMarked.class))));

  /// What the SDK would do is not asked of the SDK: stand-ins speak AWS's protocols themselves.
  @ArchTest
  static final ArchRule theStandInsDoWithoutTheAwsSdk =
      noClasses().should().dependOnClassesThat().resideInAPackage("software.amazon.awssdk..");

  @ArchTest
  static final ArchRule noFieldIsAnOptional =
      noFields().should().haveRawType(Optional.class).allowEmptyShould(true);
}
