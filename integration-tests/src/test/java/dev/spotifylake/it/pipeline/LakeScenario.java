package dev.spotifylake.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.it.Requirement;
import dev.spotifylake.it.lambda.InvocationResult;
import dev.spotifylake.simulator.SimulatorOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A fresh lake for each test, signed in unless the test says otherwise.
abstract class LakeScenario {
  private DeployedLake lake;

  @BeforeEach
  void deploy() throws IOException {
    Requirement.LINUX.check(getClass());
    lake = DeployedLake.start(world().build());
    lake.signIn();
  }

  /// A world that began a day and a bit ago: its plays are over when the functions, whose clock is
  /// the machine's, observe them.
  SimulatorOptions.Builder world() {
    Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(26));
    return SimulatorOptions.builder()
        .start(start)
        .artists(40)
        .ownedPlaylists(5)
        .savedTracks(60)
        .rotateRefreshTokens(true);
  }

  DeployedLake lake() {
    return lake;
  }

  CuratedTables tables() {
    return new CuratedTables(lake.bucket("StorageCurated"));
  }

  static void succeeded(InvocationResult result, DeployedLake lake) {
    assertThat(result.functionError())
        .as(() -> result.payload() + "\n" + String.join("\n", lake.extract().log()))
        .isNull();
  }

  @AfterEach
  void undeploy() throws InterruptedException, IOException {
    if (lake != null) {
      lake.close();
    }
  }
}
