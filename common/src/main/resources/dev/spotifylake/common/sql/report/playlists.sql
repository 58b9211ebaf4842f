-- Title: Playlist churn by day
-- The entries added to each playlist and removed from it, on the day (in the listener's time zone) on which the lake read the change.
-- Cost: tables
SELECT
  account,
  playlist_id,
  max(playlist_name) AS playlist_name,
  CAST(${local changed_before} AS DATE) AS day,
  CAST(sum(CASE WHEN change = 'added' THEN copies ELSE 0 END) AS BIGINT) AS added,
  CAST(sum(CASE WHEN change = 'removed' THEN copies ELSE 0 END) AS BIGINT) AS removed
FROM v_playlist_changes
GROUP BY account, playlist_id, CAST(${local changed_before} AS DATE)
ORDER BY account, day, playlist_id
