package dev.spotifylake.infra.requirement;

import java.util.ArrayList;
import java.util.List;

/// The planted faults: each requirement is broken by one at least.
final class Faults {
  private Faults() {}

  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>(PipelineFaults.all());
    faults.addAll(QueryFaults.all());
    return List.copyOf(faults);
  }
}
