-- At what time of day do I listen (UTC)?
SELECT
  extract(HOUR FROM played_at) AS hour,
  count(*) AS plays,
  round(sum(CAST(coalesce(ms_played, duration_ms, 0) AS DOUBLE)) / 60000, 1) AS minutes
FROM v_plays
GROUP BY extract(HOUR FROM played_at)
ORDER BY hour
