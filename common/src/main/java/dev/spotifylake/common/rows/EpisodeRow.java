package dev.spotifylake.common.rows;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.Row;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One row is an episode of a podcast as observed in one response.
@LakeTable(
    position = 130,
    name = "episodes",
    oneRowIs = "an episode of a podcast as observed in one response",
    partition = Partition.NONE,
    key = {"episode_id"},
    fedBy = {Source.SAVED_EPISODES, Source.PLAYLIST_ITEMS, Source.SEARCH})
public record EpisodeRow(
    Observation observation,
    @Doc("Spotify id of the episode") String episodeId,
    @Doc("Show it belongs to") @Nullable String showId,
    @Doc("Spotify URI") @Nullable String uri,
    @Doc("Title") @Nullable String name,
    @Doc("Length in milliseconds") @Nullable Long durationMs,
    @Doc("Release date as sent") @Nullable String releaseDateRaw,
    @Doc("Release date where the text is a valid one") @Nullable LocalDate releaseDate,
    @Doc("Whether marked as explicit") @Nullable Boolean explicit,
    @Doc("Language code") @Nullable String language)
    implements Row {}
