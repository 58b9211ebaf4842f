package dev.spotifylake.cli.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.spotifylake.testsupport.rules.SharedRules;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Time, sleep, chance, output and outside systems come in as parameters, by seams that stay small.
@AnalyzeClasses(packages = "dev.spotifylake", importOptions = DoNotIncludeTests.class)
final class SeamRulesTest {

  /// A seam with more methods than this stands for two outside systems, or for none.
  private static final int MOST_METHODS_OF_A_SEAM = 4;

  private static final Set<String> SEAMS =
      Set.of("ObjectStore", "SpotifyApi", "QueryEngine", "Sleeper");

  @ArchTest
  static final ArchRule timeIsAParameter =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Clock")
          .should()
          .callCodeUnitWhere(call("reads the machine's clock", SeamRulesTest::readsTheClock));

  @ArchTest
  static final ArchRule theMachinesClockIsChosenWhereProgramsStart =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.spotifylake.cli..", "dev.spotifylake.simulator..")
          .and()
          .haveSimpleNameNotEndingWith("Handler")
          .should()
          .callCodeUnitWhere(call("takes the machine's clock", SeamRulesTest::takesTheClock));

  @ArchTest
  static final ArchRule sleepIsAParameter =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Sleeper")
          .should()
          .callCodeUnitWhere(call("sleeps", SeamRulesTest::sleeps));

  /// Files on their way to being complete bear random names; those never reach anyone's data.
  @ArchTest
  static final ArchRule chanceIsAParameter =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.spotifylake.common.store..", "dev.spotifylake.common.credentials..")
          .should()
          .callCodeUnitWhere(call("rolls dice unseeded", SeamRulesTest::rolls));

  @ArchTest
  static final ArchRule onlyTheCommandWritesToTheTerminal =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.spotifylake.cli..")
          .and()
          .haveSimpleNameNotEndingWith("Handler") // a function's log is its standard output
          .should()
          .accessFieldWhere(SharedRules.standardStream());

  @ArchTest static final ArchRule noFieldIsAnOptional = SharedRules.noFieldIsAnOptional();

  @ArchTest
  static final ArchRule aSeamHasAtMostFourMethods =
      classes()
          .that(
              DescribedPredicate.describe(
                  "are seams", type -> type.isInterface() && SEAMS.contains(type.getSimpleName())))
          .should(haveFewMethodsToImplement());

  @ArchTest
  static void everySeamIsFound(JavaClasses types) {
    assertThat(types)
        .filteredOn(JavaClass::isInterface)
        .extracting(JavaClass::getSimpleName)
        .containsAll(SEAMS);
  }

  private static DescribedPredicate<JavaCall<?>> call(
      String description, Predicate<CodeUnitCallTarget> predicate) {
    return DescribedPredicate.describe(description, call -> predicate.test(call.getTarget()));
  }

  private static boolean readsTheClock(CodeUnitCallTarget target) {
    boolean now =
        target.getOwner().getPackageName().equals("java.time")
            && target.getName().equals("now")
            && target.getRawParameterTypes().stream()
                .noneMatch(type -> type.isAssignableTo(InstantSource.class));
    boolean date =
        target.getOwner().isEquivalentTo(Date.class)
            && target.getName().equals("<init>")
            && target.getRawParameterTypes().isEmpty();
    return now || date || is(target, System.class, "currentTimeMillis");
  }

  private static boolean takesTheClock(CodeUnitCallTarget target) {
    return is(target, InstantSource.class, "system")
        || (target.getOwner().isEquivalentTo(Clock.class) && target.getName().startsWith("system"));
  }

  private static boolean sleeps(CodeUnitCallTarget target) {
    return is(target, Thread.class, "sleep") || is(target, TimeUnit.class, "sleep");
  }

  private static boolean rolls(CodeUnitCallTarget target) {
    boolean random =
        target.getOwner().isEquivalentTo(Random.class)
            && target.getName().equals("<init>")
            && target.getRawParameterTypes().isEmpty();
    return random
        || is(target, Math.class, "random")
        || is(target, UUID.class, "randomUUID")
        || is(target, ThreadLocalRandom.class, "current");
  }

  private static boolean is(CodeUnitCallTarget target, Class<?> owner, String name) {
    return target.getOwner().isEquivalentTo(owner) && target.getName().equals(name);
  }

  private static ArchCondition<JavaClass> haveFewMethodsToImplement() {
    return new ArchCondition<>("have at most " + MOST_METHODS_OF_A_SEAM + " methods to implement") {
      @Override
      public void check(JavaClass seam, ConditionEvents events) {
        long methods =
            seam.getAllMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                .count();
        if (methods > MOST_METHODS_OF_A_SEAM) {
          events.add(
              SimpleConditionEvent.violated(
                  seam, seam.getFullName() + " has " + methods + " methods to implement"));
        }
      }
    };
  }
}
