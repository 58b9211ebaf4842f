package dev.spotifylake.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Result;
import dev.spotifylake.simulator.AppProfile;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The demo as users run it: three days, with each profile.
class DemoIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(AppProfile.class)
  void threeDaysEqualTheSimulatedWorld(AppProfile profile) {
    Result result = new CommandTester(folder).run("demo", "--app", profile.name());

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("72 runs made ", "all equal.");
    assertThat(result.exitCode()).isZero();
  }
}
