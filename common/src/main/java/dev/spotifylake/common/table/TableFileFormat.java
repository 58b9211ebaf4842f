package dev.spotifylake.common.table;

import java.util.regex.Pattern;

/// The two formats of table files. Each has a root of its own below the curated root: a CSV file
/// beside Parquet files breaks the table.
public enum TableFileFormat {
  PARQUET("curated/", ".parquet"),
  CSV("curated-csv/", ".csv.gz");

  // 64 bits: two contents of one name never share them in practice.
  private static final int HASH_DIGITS = 16;

  private static final Pattern HASH =
      Pattern.compile("\\.[0-9a-f]{" + HASH_DIGITS + "}(?=\\.(?:parquet|csv\\.gz)$)");

  private final String root;
  private final String suffix;

  TableFileFormat(String root, String suffix) {
    this.root = root;
    this.suffix = suffix;
  }

  /// The prefix of all keys of this format; it ends in a slash.
  public String root() {
    return root;
  }

  /// How the name of a file ends.
  public String suffix() {
    return suffix;
  }

  /// The key of a loose file, whose rows all come from one raw object. It ends in a hash of the
  /// content, so another content is another object and a reader never sees half of each.
  ///
  /// @param month of the file's rows; without effect for a table without partitions
  /// @param name of the raw object's outputs
  /// @param sha256 of the file's bytes, hexadecimal
  public String looseKey(TableDefinition table, String month, String name, String sha256) {
    return prefix(table)
        + table.partition().folder(month)
        + name
        + "."
        + hashInName(sha256)
        + suffix;
  }

  /// The part of a content's hash that names of files hold.
  ///
  /// @param sha256 hexadecimal
  public static String hashInName(String sha256) {
    return sha256.substring(0, HASH_DIGITS);
  }

  /// A loose file's key without the hash: what names the file of the same raw object, table and
  /// month whatever its content. A key of the layout without hashes is returned as it is.
  public static String withoutHash(String looseKey) {
    return HASH.matcher(looseKey).replaceFirst("");
  }

  /// The prefix of a table's keys, such as `curated/tracks/`.
  public String prefix(TableDefinition table) {
    return root + table.name() + "/";
  }
}
