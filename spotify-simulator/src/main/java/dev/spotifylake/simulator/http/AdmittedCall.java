package dev.spotifylake.simulator.http;

import dev.spotifylake.simulator.truth.PlantedReject;
import dev.spotifylake.simulator.truth.ShownItems.Sight;
import dev.spotifylake.simulator.world.Listener;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call that was let in.
///
/// @param ids the ids in the path, decoded
/// @param listener whose token it is, null for the app's own
record AdmittedCall(ApiCall call, List<String> ids, @Nullable Listener listener) {
  Instant now() {
    return call.at();
  }

  String id() {
    return ids.getFirst();
  }

  /// The signed-in user; the router lets nobody else in where one is needed.
  Listener user() {
    if (listener == null) {
      throw new Refusal(401, "This request requires user authentication.");
    }
    return listener;
  }

  @Nullable String parameter(String name) {
    return call.query().get(name);
  }

  /// A null element that this response shows.
  Sight nullElement(int position) {
    return new Sight.OfReject(reject(position, "null_element"));
  }

  PlantedReject reject(int position, String reason) {
    return new PlantedReject(
        listener == null ? "app" : listener.label(),
        call.below(),
        call.rawQuery(),
        now(),
        position,
        reason);
  }
}
