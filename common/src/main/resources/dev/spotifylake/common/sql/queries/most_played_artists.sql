-- Title: Artists played most in 12 months
-- The artists that you played most in the last 12 months.
-- Cost: months
SELECT
  artist_name,
  count(*) AS plays,
  count(DISTINCT track_name) AS songs,
  round(sum(CAST(coalesce(ms_played, duration_ms, 0) AS DOUBLE)) / 60000, 1) AS minutes
FROM v_plays
WHERE month >= ${month -11} AND artist_name IS NOT NULL
GROUP BY artist_name
ORDER BY plays DESC, artist_name
LIMIT 10
