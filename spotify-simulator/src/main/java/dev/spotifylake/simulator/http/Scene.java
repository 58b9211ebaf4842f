package dev.spotifylake.simulator.http;

import dev.spotifylake.simulator.json.CatalogueJson;
import dev.spotifylake.simulator.json.PlaylistJson;
import dev.spotifylake.simulator.json.PodcastJson;
import dev.spotifylake.simulator.json.UserJson;
import dev.spotifylake.simulator.json.Visibility;
import dev.spotifylake.simulator.world.World;

/// What every endpoint needs: the world, and how the profile shows it.
///
/// @param shortAnswers whether recently-played leaves out its oldest plays once in a while
record Scene(
    World world,
    Visibility profile,
    CatalogueJson catalogue,
    PodcastJson podcasts,
    PlaylistJson playlists,
    UserJson users,
    boolean shortAnswers) {
  static Scene of(World world, Visibility profile, boolean shortAnswers) {
    CatalogueJson catalogue = new CatalogueJson(world.catalogue(), profile);
    PodcastJson podcasts = new PodcastJson(world.podcasts(), profile);
    return new Scene(
        world,
        profile,
        catalogue,
        podcasts,
        new PlaylistJson(world, profile, catalogue, podcasts),
        new UserJson(profile),
        shortAnswers);
  }
}
