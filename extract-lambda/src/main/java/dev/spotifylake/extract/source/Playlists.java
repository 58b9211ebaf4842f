package dev.spotifylake.extract.source;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.state.AccountState;
import dev.spotifylake.extract.state.KnownPlaylist;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The playlists of one token: which there are, and what is in those that have changed.
public final class Playlists {
  private final RunScope scope;
  private final StateFile<AccountState> state;
  private final TokenHolder holder;

  public Playlists(RunScope scope, StateFile<AccountState> state, TokenHolder holder) {
    this.scope = scope;
    this.state = state;
    this.holder = holder;
  }

  /// @param followed the playlists of the watch-list
  /// @param readFollowed whether they are read with this token; else only remembered
  public void read(List<String> followed, boolean readFollowed) throws IOException {
    PlaylistListing listing = new PlaylistListing(scope, state, followed);
    if (holder instanceof TokenHolder.User user) {
      listing.readOwn(user);
    }
    if (readFollowed && !followed.isEmpty()) {
      listing.readWatched(holder);
    }
    String account = holder.accountLabel();
    scope.recorder().store(Source.PLAYLISTS, account);
    scope.recorder().store(Source.PLAYLIST, account);
    PlaylistItems items = new PlaylistItems(scope, state, holder);
    items.read();
    scope.recorder().store(Source.PLAYLIST_ITEMS, account);
    scope.recorder().store(Source.PLAYLIST, account);
    for (Map.Entry<String, String> met : listing.followedAndMet().entrySet()) {
      if (items.wasForbidden(met.getKey()) || isClosed(met.getKey())) {
        scope.findings().notice(closed(met.getKey(), met.getValue()));
      }
    }
  }

  /// Apps made since February 2026 see the contents of the person's own playlists alone.
  private boolean isClosed(String id) {
    KnownPlaylist known = state.get().playlists().get(id);
    return known != null
        && !(known.own() && holder instanceof TokenHolder.User)
        && !scope.profile().mayAsk(Endpoint.PLAYLIST_TRACKS);
  }

  private String closed(String id, String name) {
    // A name may hold anything, and this is one line.
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
