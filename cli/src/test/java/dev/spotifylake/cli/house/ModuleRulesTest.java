package dev.spotifylake.cli.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.spotifylake.testsupport.rules.SharedRules;

/// Which module may know which, and what holds for every package of all of them.
@AnalyzeClasses(packages = "dev.spotifylake", importOptions = DoNotIncludeTests.class)
final class ModuleRulesTest {

  @ArchTest static final ArchRule commonKnowsNoOtherModule = mayKnow("common");

  @ArchTest static final ArchRule theSimulatorKnowsNoOtherModule = mayKnow("simulator");

  @ArchTest static final ArchRule extractKnowsOnlyCommon = mayKnow("extract", "common");

  @ArchTest static final ArchRule transformKnowsOnlyCommon = mayKnow("transform", "common");

  /// Compaction writes its files and reads manifests by the code that made them.
  @ArchTest
  static final ArchRule compactKnowsOnlyTransformAndCommon =
      mayKnow("compact", "transform", "common");

  @ArchTest
  static final ArchRule historyKnowsOnlyCompactTransformAndCommon =
      mayKnow("history", "compact", "transform", "common");

  @ArchTest static final ArchRule packagesAreFreeOfCycles = SharedRules.packagesAreFreeOfCycles();

  @ArchTest
  static final ArchRule theAwsSdkIsKnownToAdaptersOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("..aws..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..")
          .because("an adapter in a package named aws stands between the SDK and the rest");

  @ArchTest
  static final ArchRule parquetIsKnownToTheFilesOfTransformOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.spotifylake.transform.file..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.parquet..", "com.github.luben.zstd..");

  @ArchTest
  static final ArchRule theReaderOfParquetIsKnownToTheFilesOfCompactOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.spotifylake.compact.file..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.hardwood..");

  @ArchTest
  static final ArchRule okHttpIsKnownToExtractOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.spotifylake.extract..", "dev.spotifylake.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("okhttp3..");

  @ArchTest static final ArchRule everyPackageIsNullMarked = SharedRules.everyPackageIsNullMarked();

  private static ArchRule mayKnow(String module, String... others) {
    String[] packages = new String[others.length + 1];
    packages[0] = "dev.spotifylake." + module + "..";
    for (int i = 0; i < others.length; i++) {
      packages[i + 1] = "dev.spotifylake." + others[i] + "..";
    }
    return noClasses()
        .that()
        .resideInAPackage(packages[0])
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("dev.spotifylake..")
                .and(JavaClass.Predicates.resideOutsideOfPackages(packages)));
  }
}
