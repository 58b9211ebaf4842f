package dev.spotifylake.simulator.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.world.Listener;
import dev.spotifylake.simulator.world.SeededRandom;

/// People as a profile shows them.
public final class UserJson {
  private final Visibility profile;

  public UserJson(Visibility profile) {
    this.profile = profile;
  }

  /// The signed-in user, to themselves.
  public ObjectNode me(Listener listener) {
    ObjectNode node = person(listener.spotifyId(), listener.displayName());
    node.put("account_id", listener.accountId());
    if (profile.removedToo()) {
      node.put("country", listener.country());
      node.put("email", listener.label() + "@example.org");
      node.put("product", "premium");
    }
    return node;
  }

  /// Somebody, to anybody.
  public ObjectNode person(String id, String displayName) {
    ObjectNode node = Shapes.user(id);
    node.put("display_name", displayName);
    node.putArray("images");
    if (profile.removedToo()) {
      ObjectNode followers = node.putObject("followers");
      followers.putNull("href");
      followers.put("total", Math.floorMod(SeededRandom.hash(id), 300));
    }
    return node;
  }
}
