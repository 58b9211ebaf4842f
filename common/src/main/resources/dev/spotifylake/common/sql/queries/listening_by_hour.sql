-- Title: Listening by hour of day
-- The hours of the day in which you listened in the last 12 months, in your time zone.
-- Cost: months
SELECT
  extract(HOUR FROM ${local played_at}) AS hour,
  count(*) AS plays,
  round(sum(CAST(coalesce(ms_played, duration_ms, 0) AS DOUBLE)) / 60000, 1) AS minutes
FROM v_plays
WHERE month >= ${month -11}
GROUP BY extract(HOUR FROM ${local played_at})
ORDER BY hour
