package dev.spotifylake.testsupport.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;

/// ArchUnit rules that hold for every module. Each module's rule test names those it applies.
public final class SharedRules {
  private SharedRules() {}

  /// No two packages depend on each other, directly or through others.
  public static ArchRule packagesAreFreeOfCycles() {
    return slices().matching("dev.spotifylake.(**)").should().beFreeOfCycles();
  }

  /// Every package declares `@NullMarked`, so that NullAway checks it.
  public static ArchRule everyPackageIsNullMarked() {
    return classes().should(beInANullMarkedPackage());
  }

  /// Absence is `@Nullable`, never an [Optional] field.
  public static ArchRule noFieldIsAnOptional() {
    return noFields().should().haveRawType(Optional.class).allowEmptyShould(true);
  }

  /// Matches reads of `System.out` and `System.err`.
  public static DescribedPredicate<JavaAccess<?>> standardStream() {
    return DescribedPredicate.describe(
        "is System.out or System.err",
        access -> access.getTargetOwner().isEquivalentTo(System.class));
  }

  /// Nothing writes to standard output or standard error.
  public static ArchRule nothingWritesToTheTerminal() {
    return noClasses().should().accessFieldWhere(standardStream());
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a package whose package-info.java says @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(
              SimpleConditionEvent.violated(
                  type,
                  "%s: package %s has no package-info.java with @NullMarked"
                      .formatted(type.getFullName(), type.getPackageName())));
        }
      }
    };
  }
}
