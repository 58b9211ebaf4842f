package dev.spotifylake.cli.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Writes the page of all commands from the picocli model.
final class CommandsPage {
  private static final Set<String> OF_EVERY_VERB = Set.of("--json", "--debug", "--help");

  private static final String HEAD =
      """
      # Commands

      This page is generated from the options of the `lake` command. Do not edit it by hand:
      `./regenerate` writes it.
      """;

  private static final String AFTER_THE_OPTIONS =
      """

      `--lake` and `--stack` exclude each other. [Settings](settings.md) lists the environment variables.

      | exit code | meaning |
      |---|---|
      | 0 | done |
      | 1 | failed |
      | 2 | wrong usage |
      | 3 | done in part; the output names what is missing |

      An error is one line on the error stream. The result goes to the output stream.
      """;

  private CommandsPage() {}

  /// The page as Markdown.
  static String of(CommandLine lake) {
    StringBuilder page = new StringBuilder(HEAD);
    CommandSpec anyVerb = firstVerb(lake);
    page.append("\nEvery verb takes these options:\n\n");
    appendTable(
        page,
        anyVerb.options().stream()
            .filter(CommandsPage::isOfEveryVerb)
            .map(CommandsPage::optionRow)
            .toList());
    page.append(AFTER_THE_OPTIONS);
    page.append("\n## lake\n\n").append(description(lake.getCommandSpec())).append("\n\n");
    appendTable(
        page, lake.getCommandSpec().options().stream().map(CommandsPage::optionRow).toList());
    lake.getSubcommands().values().forEach(verb -> append(page, verb));
    return page.toString();
  }

  private static CommandSpec firstVerb(CommandLine lake) {
    return lake.getSubcommands().values().iterator().next().getCommandSpec();
  }

  private static void append(StringBuilder page, CommandLine verb) {
    CommandSpec spec = verb.getCommandSpec();
    page.append("\n## %s\n\n%s\n".formatted(spec.qualifiedName(), description(spec)));
    page.append("\n```\n%s\n```\n".formatted(synopsis(verb)));
    List<String> rows = new ArrayList<>();
    spec.positionalParameters().stream().map(CommandsPage::parameterRow).forEach(rows::add);
    spec.options().stream()
        .filter(option -> !isOfEveryVerb(option))
        .map(CommandsPage::optionRow)
        .forEach(rows::add);
    if (!rows.isEmpty()) {
      page.append("\n");
      appendTable(page, rows);
    }
    String footer = footer(spec);
    if (!footer.isEmpty()) {
      page.append("\n```\n%s\n```\n".formatted(footer));
    }
    verb.getSubcommands().values().forEach(inner -> append(page, inner));
  }

  private static String synopsis(CommandLine verb) {
    return verb.getHelp().synopsis(0).strip().replaceAll("\\s*\\n\\s*", " ");
  }

  private static String description(CommandSpec spec) {
    return String.join(" ", spec.usageMessage().description());
  }

  private static String footer(CommandSpec spec) {
    return Stream.of(spec.usageMessage().footer()).collect(Collectors.joining("\n")).strip();
  }

  private static void appendTable(StringBuilder page, List<String> rows) {
    page.append("| option | meaning |\n|---|---|\n");
    rows.forEach(page::append);
  }

  private static String optionRow(OptionSpec option) {
    return row(
        String.join(", ", option.names())
            + (option.arity().max() == 0 ? "" : " " + option.paramLabel()),
        option);
  }

  private static String parameterRow(PositionalParamSpec parameter) {
    return row(parameter.paramLabel(), parameter);
  }

  private static String row(String name, ArgSpec argument) {
    String meaning = String.join(" ", argument.description()).replace("|", "\\|");
    String required = argument.required() && argument.group() == null ? " Required." : "";
    return "| `%s` | %s%s |\n".formatted(name, meaning, required);
  }

  private static boolean isOfEveryVerb(OptionSpec option) {
    return OF_EVERY_VERB.contains(option.longestName());
  }
}
