package dev.spotifylake.simulator.http;

import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.Podcasts;
import java.util.ArrayList;
import java.util.List;

/// Shows, episodes and audiobooks.
final class PodcastEndpoints {
  private final Scene scene;

  PodcastEndpoints(Scene scene) {
    this.scene = scene;
  }

  List<Route> routes() {
    return List.of(
        Route.open("shows/{id}", this::show),
        Route.open("shows/{id}/episodes", this::episodes),
        Route.open("episodes/{id}", this::episode),
        Route.open("audiobooks/{id}", this::audiobook));
  }

  private Outcome show(Visit visit) {
    return Outcome.of(scene.podcasts().show(showOf(visit), visit.now()));
  }

  private Outcome episodes(Visit visit) {
    Podcasts.Show show = showOf(visit);
    List<Integer> positions = new ArrayList<>();
    for (int i = podcasts().episodes(show.number(), visit.now()) - 1; i >= 0; i--) {
      positions.add(i);
    }
    return Outcome.of(
        Page.of(visit, Page.Bounds.LIBRARY)
            .render(
                visit,
                "shows/" + show.id() + "/episodes",
                positions,
                position ->
                    scene
                        .podcasts()
                        .episodeInside(
                            podcasts()
                                .episode(podcasts().episodeNumber(show.number(), position)))));
  }

  private Outcome episode(Visit visit) {
    Podcasts.Episode episode = podcasts().findEpisode(number(Kind.EPISODE, visit), visit.now());
    if (episode == null) {
      throw Refusal.notFound();
    }
    return Outcome.of(scene.podcasts().episode(episode, visit.now()));
  }

  private Outcome audiobook(Visit visit) {
    Podcasts.Audiobook book = podcasts().findAudiobook(number(Kind.AUDIOBOOK, visit));
    if (book == null) {
      throw Refusal.notFound();
    }
    return Outcome.of(scene.podcasts().audiobook(book));
  }

  private Podcasts.Show showOf(Visit visit) {
    Podcasts.Show show = podcasts().findShow(number(Kind.SHOW, visit));
    if (show == null) {
      throw Refusal.notFound();
    }
    return show;
  }

  private long number(Kind kind, Visit visit) {
    return scene.world().catalogue().ids().number(kind, visit.id());
  }

  private Podcasts podcasts() {
    return scene.world().podcasts();
  }
}
