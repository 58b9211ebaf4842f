package dev.spotifylake.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.simulator.truth.ShownBook.Sight;
import java.util.List;

/// A good response and what it shows of the truth.
record Outcome(JsonNode body, List<Sight> sights) {
  Outcome {
    sights = List.copyOf(sights);
  }

  static Outcome of(JsonNode body) {
    return new Outcome(body, List.of());
  }
}
