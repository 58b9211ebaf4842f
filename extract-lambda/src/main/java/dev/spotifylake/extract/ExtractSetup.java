package dev.spotifylake.extract;

import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.time.Sleeper;
import dev.spotifylake.extract.api.SpotifyApi;
import dev.spotifylake.extract.log.RunLog;
import dev.spotifylake.extract.token.RefreshTokenStore;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What an [Extractor] works with.
///
/// @param store the root of `raw/`, `state/` and `config/` (`LAKE_RAW`)
/// @param credentials null where none are configured
/// @param refreshTokens stores the refresh tokens with which Spotify replaces earlier ones
/// @param sleeper waits between tries; with a simulated clock it should advance that clock
/// @param random makes run ids unique, and spreads the retries of many runs
public record ExtractSetup(
    ObjectStore store,
    LakeConfiguration configuration,
    @Nullable Credentials credentials,
    SpotifyApi api,
    RefreshTokenStore refreshTokens,
    InstantSource clock,
    Sleeper sleeper,
    RandomGenerator random,
    RunLog log) {}
