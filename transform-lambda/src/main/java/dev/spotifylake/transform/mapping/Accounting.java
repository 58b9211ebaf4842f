package dev.spotifylake.transform.mapping;

import dev.spotifylake.common.LakeException;

/// Counts of one raw object. They must satisfy: elements = primary rows + rejects + already stored.
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

  /// @param rawKey the object that was counted
  /// @throws LakeException if the counts do not satisfy the equation
  public void check(String rawKey) {
    if (elements != primaryRows + rejects + alreadyStored) {
      throw mismatch(
          "%s: %d elements but %d rows, %d rejects and %d already stored"
              .formatted(rawKey, elements, primaryRows, rejects, alreadyStored));
    }
  }

  /// The error of a transform whose counts do not match: a bug in a mapper, never in the data.
  ///
  /// @param what the object and its counts
  public static LakeException mismatch(String what) {
    return new LakeException(
        what + "; its earlier output is kept. This is a bug in Spotify Lake: please report it");
  }
}
