package dev.spotifylake.it.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A public type is meant to be used from outside its package. Runs in the last module, where the
/// classes of all others are compiled.
final class PublicTypesTest {
  /// Types that a runtime starts by name: Lambda, the `lake` script, the CDK and javac.
  private static final List<String> ENTRY_POINTS =
      List.of(
          "dev.spotifylake.extract.lambda.ExtractHandler",
          "dev.spotifylake.compact.lambda.CompactHandler",
          "dev.spotifylake.transform.lambda.TransformHandler",
          "dev.spotifylake.transform.lambda.S3EventHandler",
          "dev.spotifylake.transform.lambda.EventSerializer",
          "dev.spotifylake.cli.Main",
          "dev.spotifylake.infra.LakeApp",
          "dev.spotifylake.processor.LakeTableProcessor");

  /// Types that are used from outside, but whose uses ArchUnit does not see: javac copies constants
  /// and drops annotations of sources, and a lambda names its interface in its call site only.
  private static final List<String> UNSEEN_USES =
      List.of(
          "dev.spotifylake.common.stack.MessageSender",
          "dev.spotifylake.common.store.LakeLayout",
          "dev.spotifylake.common.table.Doc",
          "dev.spotifylake.compact.CompactionProgress");

  private record Usage(SortedSet<String> byOtherModules, SortedSet<String> byOtherPackages) {}

  private static SortedMap<String, Usage> types = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    types = usageOfPublicTypes();
  }

  @Test
  void everyPublicTypeIsUsedElsewhereOrIsAnEntryPoint() {
    assertThat(types).hasSizeGreaterThan(100);
    assertThat(types.keySet())
        .as("public types that nothing outside their package uses: make them package-private")
        .filteredOn(
            type -> !ENTRY_POINTS.contains(type) && !UNSEEN_USES.contains(type) && isUnused(type))
        .isEmpty();
  }

  @Test
  void everyEntryPointIsAPublicType() {
    assertThat(types.keySet()).containsAll(ENTRY_POINTS);
  }

  private static boolean isUnused(String type) {
    Usage usage = Objects.requireNonNull(types.get(type));
    return usage.byOtherModules().isEmpty() && usage.byOtherPackages().isEmpty();
  }

  /// Public top-level types of the modules' main classes, with the classes that use them.
  private static SortedMap<String, Usage> usageOfPublicTypes() throws IOException {
    SortedMap<String, Usage> usages = new TreeMap<>();
    JavaClasses classes = importOnly(classFolders());
    for (JavaClass type : classes) {
      if (isPublicMainType(type)) {
        usages.put(type.getName(), usageOf(type, classes));
      }
    }
    return usages;
  }

  /// Without the classes of libraries, which would take most of the time.
  private static JavaClasses importOnly(List<Path> folders) {
    ArchConfiguration configuration = ArchConfiguration.get();
    configuration.setResolveMissingDependenciesFromClassPath(false);
    try {
      return new ClassFileImporter().importPaths(folders);
    } finally {
      configuration.reset();
    }
  }

  private static boolean isPublicMainType(JavaClass type) {
    return type.isTopLevelClass()
        && type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getPackageName().startsWith("dev.spotifylake")
        && !type.getSimpleName().equals("package-info")
        && folderOf(type).endsWith("/classes");
  }

  /// Uses of a nested type count as uses of the type around it.
  private static Usage usageOf(JavaClass type, JavaClasses classes) {
    SortedSet<String> byOtherModules = new TreeSet<>();
    SortedSet<String> byOtherPackages = new TreeSet<>();
    List<JavaClass> users = new ArrayList<>();
    for (JavaClass candidate : classes) {
      if (candidate.equals(type) || candidate.getName().startsWith(type.getName() + "$")) {
        candidate.getDirectDependenciesToSelf().stream()
            .map(Dependency::getOriginClass)
            .forEach(users::add);
      }
    }
    for (JavaClass user : users) {
      if (!moduleOf(user).equals(moduleOf(type))) {
        byOtherModules.add(user.getName());
      } else if (!user.getPackageName().equals(type.getPackageName())) {
        byOtherPackages.add(user.getName());
      }
    }
    return new Usage(byOtherModules, byOtherPackages);
  }

  private static String moduleOf(JavaClass type) {
    String folder = folderOf(type);
    int end = folder.indexOf("/target/");
    return folder.substring(folder.lastIndexOf('/', end - 1) + 1, end);
  }

  /// The folder of class files that the type was read from, such as `.../common/target/classes`.
  private static String folderOf(JavaClass type) {
    String file = type.getSource().orElseThrow().getUri().toString();
    return file.substring(0, file.length() - type.getName().length() - ".class".length() - 1);
  }

  private static List<Path> classFolders() throws IOException {
    List<Path> folders = new ArrayList<>();
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path module : modules.toList()) {
        for (String folder : List.of("classes", "test-classes")) {
          Path classes = module.resolve("target").resolve(folder);
          if (Files.isDirectory(classes.resolve("dev"))) {
            folders.add(classes);
          }
        }
      }
    }
    return folders;
  }
}
