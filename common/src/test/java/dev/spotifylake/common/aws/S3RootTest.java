package dev.spotifylake.common.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.store.FolderObjectStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class S3RootTest {
  @ParameterizedTest
  @CsvSource({
    "s3://lake, lake, ''",
    "s3://lake/, lake, ''",
    "s3://lake/mine, lake, mine/",
    "s3://lake/mine/, lake, mine/",
    "s3://lake.with-dots/a/b, lake.with-dots, a/b/"
  })
  void aRootHasABucketAndAPrefix(String root, String bucket, String prefix) {
    assertThat(S3Root.parse(root)).isEqualTo(new S3Root(bucket, prefix));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://", "s3:///raw", "s3://Lake", "s3://a"})
  void whatNamesNoBucketIsOneLine(String root) {
    assertThatThrownBy(() -> S3Root.parse(root))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("'" + root + "' names no bucket; expected s3://bucket");
  }

  @Test
  void anObjectOutsideOfTheLakeIsRefused() {
    assertThatThrownBy(() -> S3Root.parse("s3://lake/mine").inLake("other/raw/a"))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("s3://lake/other/raw/a lies outside");
  }

  @Test
  void whatIsNoBucketIsAFolder(@TempDir Path folder) {
    assertThat(ObjectStores.open(folder.toString()))
        .isInstanceOfSatisfying(
            FolderObjectStore.class, store -> assertThat(store.root()).isEqualTo(folder));
  }
}
