package dev.spotifylake.infra.storage;

import dev.spotifylake.common.table.TableDefinition;

/// Where the files of a table lie below the curated root. The two formats never share a folder: a
/// CSV file beside Parquet files breaks the table.
public final class CuratedPrefix {
  public static final String PARQUET = "curated/";
  public static final String CSV = "curated-csv/";
  public static final String MANIFESTS = "manifests/";

  private CuratedPrefix() {}

  /// @param root [#PARQUET] or [#CSV]
  public static String of(String root, TableDefinition table) {
    return root + table.name() + "/";
  }
}
