package dev.spotifylake.infra.requirement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/// A mistake that a person could make in the template.
///
/// @param breaks the requirement that must notice it
record Fault(Requirement breaks, String mistake, Consumer<Edit> plant) {
  JsonNode plantedIn(JsonNode template) {
    Edit edit = new Edit(template);
    plant.accept(edit);
    return edit.template();
  }

  @Override
  public String toString() {
    return breaks + ": " + mistake;
  }
}
