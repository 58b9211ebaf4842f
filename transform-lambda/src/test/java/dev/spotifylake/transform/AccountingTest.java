package dev.spotifylake.transform;

import static dev.spotifylake.transform.testing.TestLake.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.rows.OpsRejectRow;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.testsupport.DuckLake;
import dev.spotifylake.transform.file.FileFormat;
import dev.spotifylake.transform.testing.MutatedResponses;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a manifest says is what stands in the files.
class AccountingTest {
  private static final int OBJECTS = 14;
  private static final int RESPONSES_IN_AN_OBJECT = 5;

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void openLake() {
    lake = new TestLake(folder);
  }

  @Test
  void rowsInTheFilesOfEveryFormatAreThoseOfTheManifests() throws IOException {
    List<Manifest> manifests = transformMutatedResponses();

    assertThat(keys()).noneMatch(key -> key.endsWith(".begun.json"));
    for (TableFileFormat files : TableFileFormat.values()) {
      try (DuckLake duck = DuckLake.over(folder, files)) {
        for (Manifest manifest : manifests) {
          assertThat(rowsInFiles(duck, manifest.rawKey())).isEqualTo(manifest.rows());
        }
        assertThat(
                duck.query(
                    "SELECT raw_key, elements, \"rows\", rejects, already_stored, outputs FROM"
                        + " ops_objects ORDER BY raw_key"))
            .isEqualTo(manifests.stream().map(AccountingTest::opsObject).toList());
      }
    }
    assertThat(manifests)
        .allSatisfy(
            manifest ->
                assertThat(primaryRows(manifest) + manifest.rejects() + manifest.alreadyStored())
                    .isEqualTo(manifest.elements()));
  }

  private List<Manifest> transformMutatedResponses() throws IOException {
    MutatedResponses mutated = new MutatedResponses(11);
    TreeMap<String, Manifest> manifests = new TreeMap<>();
    for (int object = 0; object < OBJECTS; object++) {
      Source source = MutatedResponses.SOURCES.get(object % MutatedResponses.SOURCES.size());
      List<TestLake.Response> lines = new ArrayList<>();
      for (int i = 0; i < RESPONSES_IN_AN_OBJECT; i++) {
        lines.add(response(source, mutated.next(source).text()).withEntity("p1"));
      }
      String key = lake.putRaw(lines.toArray(TestLake.Response[]::new));
      lake.transformer(LakeFormat.BOTH).transform(key);
      manifests.put(key, manifest(key));
    }
    return List.copyOf(manifests.values());
  }

  private Manifest manifest(String rawKey) throws IOException {
    try (StoredObject stored =
        Objects.requireNonNull(lake.store().get("manifests/" + rawKey + ".json"))) {
      return Manifest.parse(stored.readAll());
    }
  }

  private static List<Object> opsObject(Manifest manifest) {
    return List.of(
        manifest.rawKey(),
        manifest.elements(),
        primaryRows(manifest),
        manifest.rejects(),
        manifest.alreadyStored(),
        manifest.outputs().size());
  }

  private static long primaryRows(Manifest manifest) {
    Source source = RawKey.parse(manifest.rawKey()).source();
    return manifest.rows().getOrDefault(source.primaryTables().getFirst(), 0L);
  }

  private static Map<String, Long> rowsInFiles(DuckLake duck, String rawKey) {
    Map<String, Long> rows = new TreeMap<>();
    for (TableDefinition table : LakeTables.all()) {
      if (duck.has(table.name())) {
        long count =
            (Long)
                Objects.requireNonNull(
                    duck.query(
                            "SELECT count(*) FROM %s WHERE raw_key = '%s'"
                                .formatted(table.name(), rawKey))
                        .getFirst()
                        .getFirst());
        if (count > 0) {
          rows.put(table.name(), count);
        }
      }
    }
    return rows;
  }

  @Test
  void missingRejectsFailTheObjectAndKeepItsOldOutput() throws IOException {
    String key =
        lake.putRaw(
            response(
                Source.ARTIST,
                """
                {"id":"a1"}
                """),
            response(Source.ARTIST, "null"));
    lake.transformer(LakeFormat.PARQUET).transform(key);
    Map<String, String> before = contents();
    Transformer losesRejects =
        new Transformer(
            lake.store(),
            new ObjectBuilder(
                lake.store(),
                FileFormat.of(LakeFormat.BOTH),
                sink ->
                    (row, partition) -> {
                      if (!(row instanceof OpsRejectRow)) {
                        sink.write(row, partition);
                      }
                    }));

    assertThatThrownBy(() -> losesRejects.transform(key))
        .isInstanceOf(LakeException.class)
        .hasMessage(
            key
                + ": 1 rejects but 0 written; its earlier output is kept. This is a bug in Spotify"
                + " Lake: please report it");
    assertThat(contents()).isEqualTo(before);
  }

  private List<String> keys() throws IOException {
    try (var entries = lake.store().list("")) {
      return entries.map(ObjectEntry::key).toList();
    }
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String key : keys()) {
      try (StoredObject stored = Objects.requireNonNull(lake.store().get(key))) {
        contents.put(key, HexFormat.of().formatHex(stored.readAll()));
      }
    }
    return contents;
  }
}
