package dev.spotifylake.simulator.world;

import java.util.List;

/// Names of entities: mostly plain, some as hostile to files and queries as real ones are.
final class Names {
  /// Each has broken a pipeline somewhere: emoji, right-to-left, quotes, line breaks, backslashes,
  /// commas, spreadsheet formulas, invisible joiners, great length.
  static final List<String> ODD =
      List.of(
          "🎧 Nacht ☾ 👩‍👩‍👧‍👦",
          "أغنية الليل",
          "שיר \"לילה\" טוב",
          "He said \"no\", then 'yes'",
          "First line\r\nsecond line",
          "Only a\nline feed",
          "C:\\music\\back\\",
          "One, two, three, ",
          "=1+1",
          "  spaces  around  ",
          "tab\there",
          "~tilde~|pipe|;semicolon;",
          "日本語のうた",
          "Zoë & Ana $ maría",
          "NULL",
          "separator\u2028inside",
          "very long ".repeat(30).strip());

  private static final List<String> FIRST =
      List.of(
          "Silver",
          "Quiet",
          "Northern",
          "Paper",
          "Electric",
          "Velvet",
          "Golden",
          "Hollow",
          "Distant",
          "Crimson",
          "Broken",
          "Midnight",
          "Wooden",
          "Glass",
          "Salt",
          "Lazy",
          "Neon",
          "Winter",
          "Second",
          "Little",
          "Burning",
          "Plain",
          "Hidden",
          "Open",
          "Early");
  private static final List<String> SECOND =
      List.of(
          "Rivers",
          "Machines",
          "Gardens",
          "Satellites",
          "Letters",
          "Harbour",
          "Foxes",
          "Mirrors",
          "Engines",
          "Summer",
          "Windows",
          "Parade",
          "Stations",
          "Mountains",
          "Ghosts",
          "Clocks",
          "Islands",
          "Voices",
          "Lanterns",
          "Orchard",
          "Shadows",
          "Bridges",
          "Radio",
          "Dust");
  private static final List<String> PEOPLE =
      List.of(
          "Mara", "Jonas", "Ines", "Tobias", "Lena", "Marek", "Aiko", "Samir", "Noor", "Pavel",
          "Greta", "Hugo", "Ada", "Bruno", "Celia", "Dmitri", "Elif", "Farid", "Gwen", "Ivo");
  private static final List<String> FAMILIES =
      List.of(
          "Okafor",
          "Lindqvist",
          "Moreau",
          "Tanaka",
          "Novak",
          "Haddad",
          "Silva",
          "Kowalski",
          "Brandt",
          "Castellano",
          "Eriksen",
          "Fontaine",
          "Grigoryan",
          "Hartmann",
          "Ibarra");

  /// One name in this many is an odd one.
  private static final int ODD_ONE_IN = 40;

  private Names() {}

  static String artist(SeededRandom random) {
    if (random.below(ODD_ONE_IN) == 0) {
      return random.pick(ODD);
    }
    return random.chance(0.5)
        ? "The " + random.pick(FIRST) + " " + random.pick(SECOND)
        : random.pick(PEOPLE) + " " + random.pick(FAMILIES);
  }

  static String work(SeededRandom random) {
    if (random.below(ODD_ONE_IN) == 0) {
      return random.pick(ODD);
    }
    return switch (random.below(4)) {
      case 0 -> random.pick(FIRST) + " " + random.pick(SECOND);
      case 1 -> random.pick(SECOND) + " of " + random.pick(SECOND);
      case 2 -> random.pick(FIRST);
      default -> random.pick(SECOND) + " (" + random.pick(FIRST) + " Version)";
    };
  }
}
