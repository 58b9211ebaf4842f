package dev.spotifylake.simulator.http;

import dev.spotifylake.simulator.json.CatalogJson;
import dev.spotifylake.simulator.json.PlaylistJson;
import dev.spotifylake.simulator.json.PodcastJson;
import dev.spotifylake.simulator.json.UserJson;
import dev.spotifylake.simulator.json.Visibility;
import dev.spotifylake.simulator.world.World;

/// What every endpoint needs: the world, and how the profile shows it.
///
/// @param shortResponses whether recently-played leaves out its oldest plays once in a while
record EndpointContext(
    World world,
    Visibility profile,
    CatalogJson catalog,
    PodcastJson podcasts,
    PlaylistJson playlists,
    UserJson users,
    boolean shortResponses) {
  static EndpointContext of(World world, Visibility profile, boolean shortResponses) {
    CatalogJson catalog = new CatalogJson(world.catalog(), profile);
    PodcastJson podcasts = new PodcastJson(world.podcasts(), profile);
    return new EndpointContext(
        world,
        profile,
        catalog,
        podcasts,
        new PlaylistJson(world, profile, catalog, podcasts),
        new UserJson(profile),
        shortResponses);
  }
}
