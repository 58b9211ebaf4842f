package dev.spotifylake.transform.mapping;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import org.junit.jupiter.api.Test;

/// The sum that a transform checks before it puts anything.
class AccountingSumTest {
  private final Accounting accounting = new Accounting();

  @Test
  void whatIsAccountedForPasses() {
    accounting.countElement();
    accounting.countElement();
    accounting.countElement();
    accounting.countPrimaryRow();
    accounting.countReject();
    accounting.countAlreadyStored();

    assertThatCode(() -> accounting.check("here")).doesNotThrowAnyException();
  }

  @Test
  void aLostElementIsNamedWithItsObject() {
    accounting.countElement();
    accounting.countElement();
    accounting.countPrimaryRow();

    assertThatThrownBy(() -> accounting.check("raw/key"))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("raw/key: 2 elements but 1 rows, 0 rejects and 0 already stored;");
  }

  @Test
  void anExtraRowIsNamedWithItsObject() {
    accounting.countElement();
    accounting.countPrimaryRow();
    accounting.countAlreadyStored();

    assertThatThrownBy(() -> accounting.check("raw/key"))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("1 elements but 1 rows, 0 rejects and 1 already stored");
  }
}
