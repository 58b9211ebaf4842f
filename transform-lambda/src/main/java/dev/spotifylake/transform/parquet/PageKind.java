package dev.spotifylake.transform.parquet;

/// What a page holds.
enum PageKind {
  DATA(0),
  DICTIONARY(2);

  private final int number;

  PageKind(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
