package dev.spotifylake.cli.command;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;

/// The `lake` command with its verbs.
public final class LakeCli {
  private final List<Function<CliContext, Verb>> verbs;

  public LakeCli(List<Function<CliContext, Verb>> verbs) {
    this.verbs = List.copyOf(verbs);
  }

  /// Runs one command line.
  ///
  /// @return the exit code
  public int run(CliContext context, String... arguments) {
    CommandLine command = commandLine(context);
    Errors errors = new Errors(context.err());
    command
        .setOut(context.out())
        .setErr(context.err())
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .setCaseInsensitiveEnumValuesAllowed(true);
    int code = command.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    context.out().flush();
    context.err().flush();
    return code;
  }

  /// The command with all verbs and options, as picocli knows it.
  public CommandLine commandLine(CliContext context) {
    CommandLine command = new CommandLine(new LakeCommand());
    verbs.forEach(verb -> command.addSubcommand(line(verb.apply(context))));
    return command;
  }

  private static CommandLine line(Verb verb) {
    CommandLine line = new CommandLine(verb);
    verb.verbs().forEach(line::addSubcommand);
    return line;
  }

  /// Runs one command line in the context of this process.
  public int run(String... arguments) {
    return run(CliContext.ofThisProcess(), arguments);
  }
}
