-- One row per new album and the artist of the watch-list it belongs to, or browse where Spotify listed it as new (UTC). An
-- album is new if it appeared after the first complete pass of that artist's albums, or was released at most 30 days before
-- it was first seen. The artist's older albums in the first pass are not new.
WITH passes AS (
  SELECT entity AS seen_for, min(observed_at) AS known_at
  FROM ops_passes
  WHERE source = 'artist_albums' AND kind = 'full' AND complete
  GROUP BY entity
),
observations AS (
  SELECT seen_for, album_id, min(observed_at) AS first_seen_at
  FROM albums
  WHERE seen_for IS NOT NULL
  GROUP BY seen_for, album_id
),
credits AS (
  SELECT album_id, max_by(artist_name, observation) FILTER (WHERE artist_name IS NOT NULL) AS artist_name
  FROM (
    SELECT album_id, artist_name, row_number() OVER (PARTITION BY album_id ORDER BY observed_at, raw_key) AS observation
    FROM album_artists
    WHERE position = 0
  )
  GROUP BY album_id
)
SELECT
  observations.seen_for,
  observations.album_id,
  v_albums.name AS album_name,
  credits.artist_name,
  v_albums.album_type,
  v_albums.album_group,
  v_albums.total_tracks,
  v_albums.release_date,
  v_albums.release_date_precision,
  v_albums.url,
  observations.first_seen_at
FROM observations
JOIN v_albums ON v_albums.album_id = observations.album_id
LEFT JOIN passes ON passes.seen_for = observations.seen_for
LEFT JOIN credits ON credits.album_id = observations.album_id
WHERE observations.seen_for = 'browse'
  OR observations.first_seen_at > passes.known_at
  OR v_albums.release_date >= CAST(observations.first_seen_at - INTERVAL '30' DAY AS DATE)
