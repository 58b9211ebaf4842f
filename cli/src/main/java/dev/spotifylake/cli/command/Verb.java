package dev.spotifylake.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// One verb of the command. It does its work through other classes, prints, and says how it ended.
public abstract class Verb implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Mixin private CommonOptions common = new CommonOptions();

  protected final CliContext context;

  protected Verb(CliContext context) {
    this.context = context;
  }

  /// @throws dev.spotifylake.common.LakeException for everything a person can mend
  protected abstract ExitCode run() throws Exception;

  /// Verbs of this verb, such as `add` of `watch`.
  protected List<Verb> verbs() {
    return List.of();
  }

  @Override
  public final Integer call() throws Exception {
    return run().code();
  }

  protected final boolean json() {
    return common.json();
  }

  protected final void say(String line) {
    context.out().println(line);
  }

  protected final void sayJson(Object value) {
    say(jsonText(value));
  }

  /// Maps, lists, strings, numbers, truth values and nulls as JSON.
  public static String jsonText(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + value, e);
    }
  }
}
