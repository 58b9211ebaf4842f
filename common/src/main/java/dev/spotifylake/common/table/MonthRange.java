package dev.spotifylake.common.table;

/// The months of a table's rows. They are fixed, so that what a row becomes depends on no clock.
/// The catalog's partition projection begins with the first month, so queries find no earlier file.
///
/// @param first such as `2006-01`
/// @param last such as `2035-12`; included
public record MonthRange(String first, String last) {
  // Spotify began in 2006. An export can name any time since.
  private static final MonthRange OF_PLAYS = new MonthRange("2006-01", "2035-12");

  // Spotify Lake is younger than 2020. A few hundred months are few enough to be enumerated.
  private static final MonthRange OF_OBSERVATIONS = new MonthRange("2020-01", "2035-12");

  private static final String PLAYS = "plays";

  /// The range of the months that [Row#partitionValue] may give for a row of this table.
  public static MonthRange of(TableDefinition table) {
    return table.name().equals(PLAYS) ? OF_PLAYS : OF_OBSERVATIONS;
  }

  /// Months are compared as text, since every row is.
  public boolean contains(String month) {
    return month.length() == first.length()
        && month.compareTo(first) >= 0
        && month.compareTo(last) <= 0;
  }

  /// The month itself, or the first month if it is out of range: queries must find a reject whose
  /// own time is the reason for it.
  public String visible(String month) {
    return contains(month) ? month : first;
  }
}
