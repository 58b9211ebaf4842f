package dev.spotifylake.transform.parquet;

/// How the values of a page are written.
enum Encoding {
  PLAIN(0),
  RUN_LENGTHS(3),
  DICTIONARY(8);

  private final int number;

  Encoding(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
