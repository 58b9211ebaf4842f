package dev.spotifylake.cli.house.offender;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// Breaks every rule about seams.
@SuppressWarnings("all")
public final class Offender {

  Optional<String> maybe = Optional.empty();

  /// An outside system that takes one method too many.
  interface QueryEngine {
    void one();

    void two();

    void three();

    void four();

    void five();
  }

  Instant now() {
    return Instant.now();
  }

  long millis() {
    return System.currentTimeMillis();
  }

  LocalDate today() {
    return LocalDate.now();
  }

  void nap() throws InterruptedException {
    Thread.sleep(1);
  }

  int dice() {
    return new Random().nextInt();
  }

  UUID name() {
    return UUID.randomUUID();
  }
}
