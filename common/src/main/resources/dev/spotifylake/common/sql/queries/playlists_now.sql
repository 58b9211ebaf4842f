-- Title: Playlists as they are now
-- The number of entries of each playlist now, and the time of the latest addition.
-- Cost: tables
SELECT
  playlist_name,
  count(*) AS entries,
  count(DISTINCT item_uri) AS distinct_items,
  max(added_at) AS last_added_at
FROM v_playlist_now
GROUP BY account, playlist_id, playlist_name
ORDER BY entries DESC, playlist_name, account, playlist_id
LIMIT 20
