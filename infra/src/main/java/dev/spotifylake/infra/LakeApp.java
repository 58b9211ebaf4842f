package dev.spotifylake.infra;

import dev.spotifylake.infra.function.BuiltJars;
import dev.spotifylake.infra.stack.LakeStack;
import java.nio.file.Path;
import software.amazon.awscdk.App;

/// The CDK app, as `cdk deploy` starts it in the folder `infra`.
public final class LakeApp {
  private LakeApp() {}

  /// @param arguments the project's root, `..` by default
  public static void main(String[] arguments) {
    Path projectRoot = Path.of(arguments.length > 0 ? arguments[0] : "..");
    App app = App.Builder.create().analyticsReporting(false).build();
    new LakeStack(app, new BuiltJars(projectRoot));
    app.synth();
  }
}
