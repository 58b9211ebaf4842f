package dev.spotifylake.cli.frame;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;

/// The command with its verbs.
public final class Lake {
  private final List<Function<Surroundings, Verb>> verbs;

  public Lake(List<Function<Surroundings, Verb>> verbs) {
    this.verbs = List.copyOf(verbs);
  }

  /// Runs one command line and answers its exit code.
  public int run(Surroundings surroundings, String... arguments) {
    CommandLine command = new CommandLine(new LakeCommand());
    verbs.forEach(verb -> command.addSubcommand(line(verb.apply(surroundings))));
    Errors errors = new Errors(surroundings.err());
    command
        .setOut(surroundings.out())
        .setErr(surroundings.err())
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .setCaseInsensitiveEnumValuesAllowed(true);
    int code = command.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    surroundings.out().flush();
    surroundings.err().flush();
    return code;
  }

  private static CommandLine line(Verb verb) {
    CommandLine line = new CommandLine(verb);
    verb.verbs().forEach(line::addSubcommand);
    return line;
  }

  /// Runs one command line in this process' surroundings.
  public int run(String... arguments) {
    return run(Surroundings.ofThisProcess(), arguments);
  }
}
