package dev.spotifylake.it.trino;

import org.junit.jupiter.api.Order;

@Order(1)
class EnginesAgreeIT extends EnginesAgree {
  EnginesAgreeIT() {
    super(SharedLake.ofTwoWeeks());
  }
}
