package dev.spotifylake.simulator.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.MusicCatalog;
import dev.spotifylake.simulator.world.Oddity;
import dev.spotifylake.simulator.world.Podcasts;
import dev.spotifylake.simulator.world.Podcasts.Audiobook;
import dev.spotifylake.simulator.world.Podcasts.Episode;
import dev.spotifylake.simulator.world.Podcasts.Show;
import java.time.Instant;

/// Shows, episodes and audiobooks as a profile shows them.
public final class PodcastJson {
  private final Podcasts podcasts;
  private final boolean all;

  public PodcastJson(Podcasts podcasts, Visibility profile) {
    this.podcasts = podcasts;
    this.all = profile.removedToo();
  }

  public ObjectNode show(Show show, Instant now) {
    ObjectNode node = Shapes.object();
    if (all) {
      Shapes.markets(node, MusicCatalog.MOST_MARKETS);
      node.put("publisher", show.publisher());
    }
    node.putArray("copyrights");
    node.put("description", "About " + show.name());
    node.put("html_description", "<p>About " + show.name() + "</p>");
    node.put("explicit", show.explicit());
    Shapes.identify(node, Kind.SHOW, show.id(), show.name());
    Shapes.images(node, show.id(), Oddity.NONE);
    node.put("is_externally_hosted", false);
    ArrayNode languages = node.putArray("languages");
    show.languages().forEach(languages::add);
    node.put("media_type", "audio");
    node.put("total_episodes", podcasts.episodes(show.number(), now));
    return node;
  }

  /// An episode with its show.
  public ObjectNode episode(Episode episode, Instant now) {
    ObjectNode node = episodeInside(episode);
    node.set("show", show(podcasts.show(episode.show()), now));
    return node;
  }

  /// An episode as it stands in the list of its show.
  public ObjectNode episodeInside(Episode episode) {
    ObjectNode node = Shapes.object();
    if (all) {
      node.putNull("audio_preview_url");
    }
    node.put("description", "In which " + episode.name());
    node.put("duration_ms", episode.durationMs());
    node.put("explicit", episode.explicit());
    Shapes.identify(node, Kind.EPISODE, episode.id(), episode.name());
    Shapes.images(node, episode.id(), Oddity.NONE);
    node.put("is_externally_hosted", false);
    node.put("is_playable", true);
    node.put("language", episode.language());
    node.putArray("languages").add(episode.language());
    Shapes.release(node, episode.releaseDate());
    node.putObject("resume_point").put("fully_played", false).put("resume_position_ms", 0);
    return node;
  }

  public ObjectNode audiobook(Audiobook book) {
    ObjectNode node = Shapes.object();
    node.putArray("authors").addObject().put("name", book.author());
    if (all) {
      Shapes.markets(node, MusicCatalog.MOST_MARKETS);
      node.put("publisher", book.publisher());
    }
    node.putArray("copyrights");
    node.put("description", "By " + book.author());
    node.put("edition", "Unabridged");
    node.put("explicit", false);
    Shapes.identify(node, Kind.AUDIOBOOK, book.id(), book.name());
    Shapes.images(node, book.id(), Oddity.NONE);
    node.putArray("languages").add("en");
    node.put("media_type", "audio");
    node.putArray("narrators").addObject().put("name", book.narrator());
    node.put("total_chapters", book.chapters());
    return node;
  }
}
