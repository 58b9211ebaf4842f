-- Title: Albums heard in full
-- Days of the last 12 months, in your time zone, on which you played every track of an album.
-- Cost: months
SELECT
  v_plays.account,
  CAST(${local v_plays.played_at} AS DATE) AS day,
  v_albums.name AS album_name,
  min(v_plays.artist_name) AS artist_name,
  v_albums.total_tracks,
  v_albums.album_id
FROM v_plays
JOIN v_tracks ON v_tracks.track_id = v_plays.track_id
JOIN v_albums ON v_albums.album_id = v_tracks.album_id
WHERE v_plays.month >= ${month -11} AND v_albums.total_tracks > 1
GROUP BY v_plays.account, CAST(${local v_plays.played_at} AS DATE), v_albums.album_id, v_albums.name, v_albums.total_tracks
HAVING count(DISTINCT v_plays.track_id) >= v_albums.total_tracks
ORDER BY day DESC, album_name, v_albums.album_id, v_plays.account
LIMIT 50
