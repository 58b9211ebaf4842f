package dev.spotifylake.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// One verb of the command. It lets other classes do the work, prints, and returns an exit code.
public abstract class Verb implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Mixin private CommonOptions common = new CommonOptions();

  protected final CliContext context;

  protected Verb(CliContext context) {
    this.context = context;
  }

  /// @throws dev.spotifylake.common.LakeException for every problem that the user can fix
  protected abstract ExitCode run() throws Exception;

  /// The verbs below this verb, such as `add` of `watch`.
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

  protected final void print(String line) {
    context.out().println(line);
  }

  protected final void printJson(Object value) {
    print(jsonText(value));
  }

  /// JSON text of maps, lists, strings, numbers, booleans and nulls.
  public static String jsonText(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + value, e);
    }
  }
}
