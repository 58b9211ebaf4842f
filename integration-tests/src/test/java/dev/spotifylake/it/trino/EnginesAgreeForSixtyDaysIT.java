package dev.spotifylake.it.trino;

import org.junit.jupiter.api.Tag;

@Tag("full")
class EnginesAgreeForSixtyDaysIT extends EnginesAgree {
  EnginesAgreeForSixtyDaysIT() {
    super(SharedLake.ofSixtyDays());
  }
}
