package dev.spotifylake.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.simulator.truth.ShownItems.Sight;
import java.util.List;

/// A good response and what it shows of the truth.
record EndpointResponse(JsonNode body, List<Sight> sights) {
  EndpointResponse {
    sights = List.copyOf(sights);
  }

  static EndpointResponse of(JsonNode body) {
    return new EndpointResponse(body, List.of());
  }
}
