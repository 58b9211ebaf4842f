package dev.spotifylake.common.rows;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Doc;
import dev.spotifylake.common.table.LakeTable;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.Row;
import org.jspecify.annotations.Nullable;

/// One row is a podcast as observed in one response.
@LakeTable(
    position = 120,
    name = "shows",
    oneRowIs = "a podcast as observed in one response",
    partition = Partition.NONE,
    key = {"show_id"},
    fedBy = {Source.SAVED_SHOWS, Source.SAVED_EPISODES, Source.PLAYLIST_ITEMS, Source.SEARCH})
public record ShowRow(
    Observation observation,
    @Doc("Spotify id of the show") String showId,
    @Doc("Spotify URI") @Nullable String uri,
    @Doc("Name") @Nullable String name,
    @Doc("Publisher (not for new apps)") @Nullable String publisher,
    @Doc("Number of episodes") @Nullable Integer totalEpisodes)
    implements Row {}
