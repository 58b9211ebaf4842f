-- Title: Playlists as they are now
-- What is in my playlists now, and when did I last add to them?
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
