-- Title: Half-life of playlist entries
-- The days after which half of a playlist's entries are gone, if entries keep leaving at the rate so far.
-- Cost: tables
WITH stays AS (
  SELECT account, playlist_id, playlist_name, 0 AS removed, 1 AS copies,
    date_diff('millisecond', added_at, observed_at) AS ms
  FROM v_playlist_now
  WHERE added_at IS NOT NULL
  UNION ALL
  SELECT account, playlist_id, playlist_name, 1 AS removed, copies,
    date_diff('millisecond', added_at, changed_before) AS ms
  FROM v_playlist_changes
  WHERE change = 'removed' AND added_at IS NOT NULL
)
SELECT
  account,
  playlist_id,
  max(playlist_name) AS playlist_name,
  CAST(sum(CASE WHEN removed = 0 THEN copies ELSE 0 END) AS BIGINT) AS entries_now,
  CAST(sum(CASE WHEN removed = 1 THEN copies ELSE 0 END) AS BIGINT) AS removed,
  round(ln(2e0) * CAST(sum(copies * ms) AS DOUBLE) / 86400000 / sum(CASE WHEN removed = 1 THEN copies ELSE 0 END), 0)
    AS half_life_days
FROM stays
WHERE ms > 0
GROUP BY account, playlist_id
HAVING sum(CASE WHEN removed = 1 THEN copies ELSE 0 END) > 0
ORDER BY half_life_days, account, playlist_id
LIMIT 50
