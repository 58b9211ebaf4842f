package dev.spotifylake.transform.mapping;

import dev.spotifylake.common.LakeException;

/// The sum that must come out: elements = primary rows + rejects + already stored.
public final class Accounting {
  private long elements;
  private long primaryRows;
  private long rejects;
  private long alreadyStored;

  void countElement() {
    elements++;
  }

  void countPrimaryRow() {
    primaryRows++;
  }

  void countReject() {
    rejects++;
  }

  void countAlreadyStored() {
    alreadyStored++;
  }

  public long elements() {
    return elements;
  }

  public long primaryRows() {
    return primaryRows;
  }

  public long rejects() {
    return rejects;
  }

  public long alreadyStored() {
    return alreadyStored;
  }

  /// @throws LakeException where the sum does not come out
  public void check(String where) {
    if (elements != primaryRows + rejects + alreadyStored) {
      throw new LakeException(
          where
              + ": "
              + elements
              + " elements but "
              + primaryRows
              + " rows, "
              + rejects
              + " rejects and "
              + alreadyStored
              + " already stored; its earlier output stands. This is a fault of the lake: please"
              + " report it");
    }
  }
}
