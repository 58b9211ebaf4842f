-- Title: New releases not heard yet
-- New albums and singles of watched artists of which you have played no song in the last 12 months.
-- Cost: months
WITH heard AS (
  SELECT DISTINCT v_tracks.album_id
  FROM v_plays
  JOIN v_tracks ON v_tracks.track_id = v_plays.track_id
  WHERE v_plays.month >= ${month -11}
),
heard_names AS (
  SELECT DISTINCT album_name, artist_name
  FROM v_plays
  WHERE month >= ${month -11}
)
SELECT
  v_new_releases.release_date,
  v_new_releases.artist_name,
  v_new_releases.album_name,
  v_new_releases.album_type,
  v_new_releases.total_tracks,
  v_new_releases.url,
  v_new_releases.first_seen_at,
  v_new_releases.album_id
FROM v_new_releases
LEFT JOIN heard ON heard.album_id = v_new_releases.album_id
LEFT JOIN heard_names ON heard_names.album_name = v_new_releases.album_name
  AND heard_names.artist_name = v_new_releases.artist_name
WHERE v_new_releases.seen_for <> 'browse' AND heard.album_id IS NULL AND heard_names.album_name IS NULL
ORDER BY v_new_releases.release_date DESC, v_new_releases.album_name, v_new_releases.album_id, v_new_releases.seen_for
LIMIT 50
