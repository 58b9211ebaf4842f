-- Title: Songs, as the tutorials have them
-- The songs of your playlists with the columns that the common tutorial pipelines make.
-- Cost: tables
WITH credits AS (
  SELECT track_id, max_by(artist_id, observation) FILTER (WHERE artist_id IS NOT NULL) AS artist_id
  FROM (
    SELECT track_id, artist_id, row_number() OVER (PARTITION BY track_id ORDER BY observed_at, raw_key) AS observation
    FROM track_artists
    WHERE position = 0
  )
  GROUP BY track_id
)
SELECT
  v_tracks.track_id AS song_id,
  v_tracks.name AS song_name,
  v_tracks.duration_ms,
  v_tracks.url,
  v_tracks.popularity,
  max(v_playlist_now.added_at) AS song_added,
  v_tracks.album_id,
  credits.artist_id
FROM v_playlist_now
JOIN v_tracks ON v_tracks.track_id = v_playlist_now.track_id
LEFT JOIN credits ON credits.track_id = v_tracks.track_id
GROUP BY v_tracks.track_id, v_tracks.name, v_tracks.duration_ms, v_tracks.url, v_tracks.popularity, v_tracks.album_id,
  credits.artist_id
ORDER BY song_added DESC, song_id
