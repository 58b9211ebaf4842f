package dev.spotifylake.simulator.world;

import java.util.List;

/// Names of things: mostly plain, some as hostile to files and queries as real ones are.
public final class Names {
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

  static String artist(Dice dice) {
    if (dice.below(ODD_ONE_IN) == 0) {
      return dice.pick(ODD);
    }
    return dice.chance(0.5)
        ? "The " + dice.pick(FIRST) + " " + dice.pick(SECOND)
        : dice.pick(PEOPLE) + " " + dice.pick(FAMILIES);
  }

  static String work(Dice dice) {
    if (dice.below(ODD_ONE_IN) == 0) {
      return dice.pick(ODD);
    }
    return switch (dice.below(4)) {
      case 0 -> dice.pick(FIRST) + " " + dice.pick(SECOND);
      case 1 -> dice.pick(SECOND) + " of " + dice.pick(SECOND);
      case 2 -> dice.pick(FIRST);
      default -> dice.pick(SECOND) + " (" + dice.pick(FIRST) + " Version)";
    };
  }
}
