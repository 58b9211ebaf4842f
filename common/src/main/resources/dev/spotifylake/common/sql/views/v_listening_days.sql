-- One row per account and day (UTC) with plays. minutes is the time listened where an export has it, and otherwise the length
-- of the item, as if it was heard to its end. minutes_estimated is the part of minutes that comes from lengths.
SELECT
  account,
  CAST(played_at AS DATE) AS day,
  count(*) AS plays,
  count(DISTINCT item_uri) AS items,
  count(DISTINCT artist_name) AS artists,
  round(sum(CAST(coalesce(ms_played, duration_ms, 0) AS DOUBLE)) / 60000, 1) AS minutes,
  round(sum(CASE WHEN ms_played IS NULL THEN CAST(coalesce(duration_ms, 0) AS DOUBLE) ELSE 0 END) / 60000, 1)
    AS minutes_estimated,
  min(played_at) AS first_play_at,
  max(played_at) AS last_play_at,
  month
FROM v_plays
GROUP BY month, account, CAST(played_at AS DATE)
