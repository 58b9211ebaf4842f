package dev.spotifylake.simulator.http;

import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.Podcasts;
import java.util.ArrayList;
import java.util.List;

/// Shows, episodes and audiobooks.
final class PodcastEndpoints {
  private final EndpointContext context;

  PodcastEndpoints(EndpointContext context) {
    this.context = context;
  }

  List<Route> routes() {
    return List.of(
        Route.open("shows/{id}", this::show),
        Route.open("shows/{id}/episodes", this::episodes),
        Route.open("episodes/{id}", this::episode),
        Route.open("audiobooks/{id}", this::audiobook));
  }

  private EndpointResponse show(AdmittedCall admitted) {
    return EndpointResponse.of(context.podcasts().show(showOf(admitted), admitted.now()));
  }

  private EndpointResponse episodes(AdmittedCall admitted) {
    Podcasts.Show show = showOf(admitted);
    List<Integer> positions = new ArrayList<>();
    for (int i = podcasts().episodes(show.number(), admitted.now()) - 1; i >= 0; i--) {
      positions.add(i);
    }
    return EndpointResponse.of(
        Page.of(admitted, Page.Bounds.LIBRARY)
            .render(
                admitted,
                "shows/" + show.id() + "/episodes",
                positions,
                position ->
                    context
                        .podcasts()
                        .episodeInside(
                            podcasts()
                                .episode(podcasts().episodeNumber(show.number(), position)))));
  }

  private EndpointResponse episode(AdmittedCall admitted) {
    Podcasts.Episode episode =
        podcasts().findEpisode(number(Kind.EPISODE, admitted), admitted.now());
    if (episode == null) {
      throw Refusal.notFound();
    }
    return EndpointResponse.of(context.podcasts().episode(episode, admitted.now()));
  }

  private EndpointResponse audiobook(AdmittedCall admitted) {
    Podcasts.Audiobook book = podcasts().findAudiobook(number(Kind.AUDIOBOOK, admitted));
    if (book == null) {
      throw Refusal.notFound();
    }
    return EndpointResponse.of(context.podcasts().audiobook(book));
  }

  private Podcasts.Show showOf(AdmittedCall admitted) {
    Podcasts.Show show = podcasts().findShow(number(Kind.SHOW, admitted));
    if (show == null) {
      throw Refusal.notFound();
    }
    return show;
  }

  private long number(Kind kind, AdmittedCall admitted) {
    return context.world().catalog().ids().number(kind, admitted.id());
  }

  private Podcasts podcasts() {
    return context.world().podcasts();
  }
}
