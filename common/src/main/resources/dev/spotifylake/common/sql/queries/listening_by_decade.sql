-- Title: Listening by decade of release
-- The decades of release of the music that you played in the last 12 months; no decade means that the release year is unknown.
-- Cost: months
SELECT
  v_albums.release_year - v_albums.release_year % 10 AS decade,
  count(*) AS plays,
  count(DISTINCT v_plays.track_id) AS songs,
  round(sum(CAST(coalesce(v_plays.ms_played, v_plays.duration_ms, 0) AS DOUBLE)) / 60000, 1) AS minutes
FROM v_plays
LEFT JOIN v_tracks ON v_tracks.track_id = v_plays.track_id
LEFT JOIN v_albums ON v_albums.album_id = v_tracks.album_id
WHERE v_plays.month >= ${month -11}
GROUP BY v_albums.release_year - v_albums.release_year % 10
ORDER BY decade
