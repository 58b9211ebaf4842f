package dev.spotifylake.common.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {
  /// The example of the standard, FIPS 180-2, appendix B.1.
  @Test
  void theHashIsThatOfTheStandard() {
    byte[] bytes = "abc".getBytes(StandardCharsets.US_ASCII);

    assertThat(Sha256.hex(bytes))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Sha256.digest(bytes)).isEqualTo(Sha256.digest().digest(bytes));
  }
}
