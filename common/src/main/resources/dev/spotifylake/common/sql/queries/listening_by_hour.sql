-- Title: Listening by hour of day
-- At what time of day do I listen, by my clock?
-- Cost: months
SELECT
  extract(HOUR FROM ${local played_at}) AS hour,
  count(*) AS plays,
  round(sum(CAST(coalesce(ms_played, duration_ms, 0) AS DOUBLE)) / 60000, 1) AS minutes
FROM v_plays
WHERE month >= ${month -11}
GROUP BY extract(HOUR FROM ${local played_at})
ORDER BY hour
