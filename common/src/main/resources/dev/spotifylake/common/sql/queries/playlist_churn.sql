-- Title: Playlist churn
-- The entries added to each playlist and removed from it in each month (UTC).
-- Cost: tables
SELECT
  account,
  playlist_id,
  playlist_name,
  CAST(date_trunc('month', changed_before) AS DATE) AS month_changed,
  CAST(sum(CASE WHEN change = 'added' THEN copies ELSE 0 END) AS BIGINT) AS added,
  CAST(sum(CASE WHEN change = 'removed' THEN copies ELSE 0 END) AS BIGINT) AS removed
FROM v_playlist_changes
GROUP BY account, playlist_id, playlist_name, CAST(date_trunc('month', changed_before) AS DATE)
ORDER BY month_changed DESC, added + removed DESC, account, playlist_id
LIMIT 100
