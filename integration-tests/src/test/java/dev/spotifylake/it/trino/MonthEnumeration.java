package dev.spotifylake.it.trino;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Partition projection of months, in the form that Trino takes. Athena projects months as dates up
/// to NOW; Trino 483 refuses the unit MONTHS. An enumeration of the same months makes exactly the
/// same partitions.
final class MonthEnumeration {
  private static final String MONTH = "projection.month.";
  private static final String UP_TO_NOW = ",NOW";

  private MonthEnumeration() {}

  /// A copy of a table as the catalog has it, with the months enumerated. A table without months is
  /// returned as it is.
  ///
  /// @param tableInput as the template declares it
  /// @param now the month of the engine's clock
  /// @throws IllegalArgumentException where the months are projected in another form than Athena's
  ///   dates of step one up to NOW
  static ObjectNode of(ObjectNode tableInput, YearMonth now) {
    if (!tableInput.path("Parameters").has(MONTH + "type")) {
      return tableInput;
    }
    ObjectNode copy = tableInput.deepCopy();
    ObjectNode parameters = (ObjectNode) copy.path("Parameters");
    String name = tableInput.path("Name").asText();
    remove(parameters, name, "type", "date");
    remove(parameters, name, "format", "yyyy-MM");
    remove(parameters, name, "interval", "1");
    remove(parameters, name, "interval.unit", "MONTHS");
    String range = parameters.remove(MONTH + "range").asText();
    if (!range.endsWith(UP_TO_NOW)) {
      throw new IllegalArgumentException(
          "the months of %s have the range %s; expected one up to NOW".formatted(name, range));
    }
    YearMonth first = YearMonth.parse(range.substring(0, range.length() - UP_TO_NOW.length()));
    parameters.put(MONTH + "type", "enum");
    parameters.put(
        MONTH + "values",
        Stream.iterate(first, month -> !month.isAfter(now), month -> month.plusMonths(1))
            .map(YearMonth::toString)
            .collect(Collectors.joining(",")));
    return copy;
  }

  /// As [#of], but without the months that have no folder. The rows are the same. Trino lists each
  /// month of each table, so a query takes a fraction of the time.
  ///
  /// @param bucket the folder that is the bucket of the table's location
  static ObjectNode ofFolders(ObjectNode tableInput, YearMonth now, Path bucket) {
    ObjectNode table = of(tableInput, now);
    ObjectNode parameters = (ObjectNode) table.path("Parameters");
    if (!parameters.has(MONTH + "values")) {
      return table;
    }
    String location = table.at("/StorageDescriptor/Location").asText();
    Path folder = bucket.resolve(URI.create(location).getPath().substring(1));
    List<String> months = List.of(parameters.path(MONTH + "values").asText().split(",", -1));
    List<String> found =
        months.stream()
            .filter(month -> Files.isDirectory(folder.resolve("month=" + month)))
            .toList();
    // An enumeration has one value at least.
    parameters.put(MONTH + "values", found.isEmpty() ? months.getLast() : String.join(",", found));
    return table;
  }

  private static void remove(ObjectNode parameters, String table, String key, String expected) {
    String found = parameters.path(MONTH + key).asText();
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          "the months of %s have the %s %s; expected %s".formatted(table, key, found, expected));
    }
    parameters.remove(MONTH + key);
  }
}
