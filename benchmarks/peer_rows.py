"""The rows of one playlist page, as lists of columns: what both peers write. The same six tables as the lake's,
with the same columns; the lake's accounting (ops_objects, ops_fields) has no peer."""


def text(value):
    return value if isinstance(value, str) and value else None


def largest(images):
    return max(images, key=lambda image: image.get("width") or 0)["url"] if images else None


def tables(line, raw_key):
    """Six dicts of column lists; a track, album or artist that comes again is there again (the peer drops it)."""
    four = (line["account"], line["observed_at"], line["run_id"], raw_key)
    items, tracks, track_artists, albums, album_artists, artists = [], [], [], [], [], []
    playlist = line["entity"]
    snapshot = line["context"].get("snapshot_id")
    pass_id = line["context"].get("pass_id")

    def artist_row(artist):
        artists.append(four + (
            artist.get("id"), artist.get("uri"), text(artist.get("name")), artist.get("popularity"),
            (artist.get("followers") or {}).get("total"), largest(artist.get("images")),
            (artist.get("external_urls") or {}).get("spotify")))

    for position, entry in enumerate(line["body"]["items"]):
        track = entry["track"]
        items.append(four + (
            playlist, snapshot, pass_id, position, track.get("uri"), track.get("type"), "present", track.get("id"), None,
            text(track.get("name")), entry.get("added_at"), text((entry.get("added_by") or {}).get("id")),
            entry.get("is_local")))
        album = track["album"]
        tracks.append(four + (
            track["id"], track.get("uri"), text(track.get("name")), album.get("id"), text(album.get("name")),
            track.get("disc_number"), track.get("track_number"), track.get("duration_ms"), track.get("explicit"),
            track.get("is_local"), track.get("is_playable"), (track.get("restrictions") or {}).get("reason"),
            (track.get("linked_from") or {}).get("id"), (track.get("external_ids") or {}).get("isrc"),
            track.get("popularity"), len(track.get("available_markets") or ()),
            (track.get("external_urls") or {}).get("spotify")))
        for index, artist in enumerate(track["artists"]):
            track_artists.append(four + (track["id"], artist.get("id"), index, text(artist.get("name"))))
            artist_row(artist)
        date = album.get("release_date")
        albums.append(four + (
            album["id"], album.get("uri"), text(album.get("name")), album.get("album_type"), album.get("album_group"),
            album.get("total_tracks"), date, album.get("release_date_precision"), date, int(date[:4]) if date else None,
            album.get("label"), (album.get("external_ids") or {}).get("upc"), album.get("popularity"),
            len(album.get("available_markets") or ()), largest(album.get("images")),
            (album.get("external_urls") or {}).get("spotify"), None))
        for index, artist in enumerate(album["artists"]):
            album_artists.append(four + (album["id"], artist.get("id"), index, text(artist.get("name"))))
            artist_row(artist)
    return {
        "playlist_items": (items, ITEMS, None), "tracks": (tracks, TRACKS, ["track_id"]),
        "track_artists": (track_artists, TRACK_ARTISTS, ["track_id", "position"]), "albums": (albums, ALBUMS, ["album_id"]),
        "album_artists": (album_artists, ALBUM_ARTISTS, ["album_id", "position"]), "artists": (artists, ARTISTS, ["artist_id"]),
    }


def columns(text_of_columns):
    """[(name, type)] of `name:type`; string where none is said."""
    return [tuple((column + ":string").split(":")[:2]) for column in ("account observed_at:timestamp run_id raw_key " + text_of_columns).split()]


ITEMS = columns("playlist_id snapshot_id pass_id position:int item_uri item_type item_status track_id episode_id item_name"
                " added_at:timestamp added_by is_local:boolean")
TRACKS = columns("track_id uri name album_id album_name disc_number:int track_number:int duration_ms:bigint explicit:boolean"
                 " is_local:boolean is_playable:boolean restriction_reason linked_from_id isrc popularity:int market_count:int url")
TRACK_ARTISTS = columns("track_id artist_id position:int artist_name")
ALBUMS = columns("album_id uri name album_type album_group total_tracks:int release_date_raw release_date_precision"
                 " release_date:date release_year:int label upc popularity:int market_count:int image_url url seen_for")
ALBUM_ARTISTS = columns("album_id artist_id position:int artist_name")
ARTISTS = columns("artist_id uri name popularity:int followers:bigint image_url url")
