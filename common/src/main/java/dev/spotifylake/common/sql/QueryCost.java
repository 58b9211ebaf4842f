package dev.spotifylake.common.sql;

import java.util.Locale;

/// What a saved query reads, and so what it costs where every byte read is paid for.
public enum QueryCost {
  /// The months that it names, and where it needs them the tables of tracks and albums.
  MONTHS("reads the months it names"),
  /// Whole tables, without plays: more with every month the lake is old.
  TABLES("reads whole tables, but no plays");

  private final String meaning;

  QueryCost(String meaning) {
    this.meaning = meaning;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// For people.
  public String meaning() {
    return meaning;
  }

  static QueryCost ofWireName(String wireName, String where) {
    for (QueryCost cost : values()) {
      if (cost.wireName().equals(wireName)) {
        return cost;
      }
    }
    throw new IllegalArgumentException(
        where + " has the cost '" + wireName + "'; expected months or tables");
  }
}
