package dev.spotifylake.extract.playlist;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.metadata.EntityCollector;
import dev.spotifylake.extract.run.RunContext;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.KnownPlaylist;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Reads playlists with one token: first the listing, then the items of those that have changed.
public final class Playlists {
  private final RunContext run;
  private final StateFile<AccountState> state;
  private final TokenHolder holder;
  private final EntityCollector entities;

  public Playlists(
      RunContext run, StateFile<AccountState> state, TokenHolder holder, EntityCollector entities) {
    this.run = run;
    this.state = state;
    this.holder = holder;
    this.entities = entities;
  }

  /// Reads and stores what is due.
  ///
  /// @param watched the playlists of the watch-list
  /// @param readWatched whether they are read with this token; one token a run reads them
  /// @throws IOException if the lake cannot be written
  public void read(List<String> watched, boolean readWatched) throws IOException {
    PlaylistListing listing = new PlaylistListing(run, state, watched);
    if (holder instanceof TokenHolder.User user) {
      listing.readOwn(user);
    }
    if (readWatched && !watched.isEmpty()) {
      listing.readWatched(holder);
    }
    String account = holder.accountLabel();
    run.recorder().store(Source.PLAYLISTS, account);
    run.recorder().store(Source.PLAYLIST, account);
    PlaylistItems items = new PlaylistItems(run, state, holder, entities);
    items.read();
    run.recorder().store(Source.PLAYLIST_ITEMS, account);
    run.recorder().store(Source.PLAYLIST, account);
    for (Map.Entry<String, String> playlist : listing.watchedNames().entrySet()) {
      String id = playlist.getKey();
      if (items.wasForbidden(id) || isClosed(id)) {
        run.findings().addNotice(closedNotice(id, playlist.getValue()));
      }
    }
  }

  /// Apps made since February 2026 get the items of the person's own playlists only.
  private boolean isClosed(String id) {
    KnownPlaylist known = state.get().playlists().get(id);
    return known != null
        && !(known.own() && holder instanceof TokenHolder.User)
        && !run.profile().mayCall(Endpoint.PLAYLIST_TRACKS);
  }

  private String closedNotice(String id, String name) {
    // A name may hold line breaks, and a notice is one line.
    return "playlist \""
        + name.replaceAll("\\p{Cntrl}+", " ")
        + "\" of the watch-list: Spotify shows this app only its name and version, not what is in"
        + " it, for "
        + switch (holder) {
          case TokenHolder.User user ->
              "it is somebody else's; become a collaborator or copy it into one of your own";
          case TokenHolder.App app -> "nobody has signed in; if it is yours, run: lake login";
        }
        + "; or take it off: lake watch remove spotify:playlist:"
        + id;
  }
}
