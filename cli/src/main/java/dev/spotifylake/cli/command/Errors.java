package dev.spotifylake.cli.command;

import dev.spotifylake.common.LakeException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns exceptions into one line on the error stream and an exit code.
final class Errors implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final PrintWriter err;

  Errors(PrintWriter err) {
    this.err = err;
  }

  @Override
  public int handleExecutionException(
      Exception problem, CommandLine command, ParseResult parseResult) {
    err.println("lake: " + line(problem));
    if (command.getParseResult().hasMatchedOption(CommonOptions.DEBUG)) {
      problem.printStackTrace(err);
    }
    return ExitCode.FAILED.code();
  }

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    err.println("lake: " + firstLine(String.valueOf(problem.getMessage())));
    if (problem instanceof UnmatchedArgumentException unmatched) {
      suggest(unmatched);
    }
    err.println(
        "See `%s --help`.".formatted(problem.getCommandLine().getCommandSpec().qualifiedName()));
    return ExitCode.WRONG_USAGE.code();
  }

  /// Of the verbs that look like the typed word, those that begin with the same letter, if any do.
  private void suggest(UnmatchedArgumentException unmatched) {
    if (unmatched.isUnknownOption()) {
      unmatched.printSuggestions(err);
      return;
    }
    List<String> verbs = unmatched.getSuggestions();
    String typed = unmatched.getUnmatched().getFirst();
    List<String> sameLetter =
        verbs.stream().filter(verb -> verb.regionMatches(0, typed, 0, 1)).toList();
    List<String> shown = sameLetter.isEmpty() ? verbs : sameLetter;
    if (!shown.isEmpty()) {
      String command = unmatched.getCommandLine().getCommandSpec().qualifiedName() + " ";
      err.println("Did you mean: " + command + String.join(" or " + command, shown) + "?");
    }
  }

  private static String line(Exception problem) {
    return switch (problem) {
      case LakeException expected -> String.valueOf(expected.getMessage());
      case UncheckedIOException wrapped -> line(Objects.requireNonNull(wrapped.getCause()));
      case NoSuchFileException missing -> missing.getFile() + " does not exist; check the path";
      case AccessDeniedException denied ->
          denied.getFile()
              + ": access denied; expected a file or folder that your user may read and write";
      case IOException other -> "cannot read or write: " + describe(other);
      default ->
          "unexpected error: %s; run the command again with --debug and report its output as an issue"
              .formatted(describe(problem));
    };
  }

  private static String describe(Exception problem) {
    String message = problem.getMessage();
    String name = problem.getClass().getSimpleName();
    return message == null ? name : firstLine(message) + " (" + name + ")";
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
