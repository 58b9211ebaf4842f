package dev.spotifylake.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Ran;
import dev.spotifylake.simulator.AppProfile;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The demo as people run it: three days, each profile.
class DemoIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(AppProfile.class)
  void threeDaysHoldWhatTheWorldShowed(AppProfile profile) {
    Ran ran = new CommandTester(folder).run("demo", "--app", profile.name());

    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("72 runs made ", "all equal.");
    assertThat(ran.exitCode()).isZero();
  }
}
