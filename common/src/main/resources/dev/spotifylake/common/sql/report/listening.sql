-- Title: Listening by day and hour
-- How much was played in each hour of each day, in the listener's time zone; minutes as in v_listening_days.
-- Cost: months
SELECT
  account,
  CAST(${local played_at} AS DATE) AS day,
  extract(HOUR FROM ${local played_at}) AS hour,
  count(*) AS plays,
  round(sum(CAST(coalesce(ms_played, duration_ms, 0) AS DOUBLE)) / 60000, 1) AS minutes,
  round(sum(CASE WHEN ms_played IS NULL THEN CAST(coalesce(duration_ms, 0) AS DOUBLE) ELSE 0 END) / 60000, 1)
    AS minutes_estimated
FROM v_plays
WHERE month >= ${month -23}
GROUP BY account, CAST(${local played_at} AS DATE), extract(HOUR FROM ${local played_at})
ORDER BY account, day, hour
