-- Title: Songs by day
-- The plays of each song on each day, in the listener's time zone.
-- Cost: months
SELECT
  account,
  CAST(${local played_at} AS DATE) AS day,
  artist_name,
  track_name,
  count(*) AS plays,
  round(sum(CAST(coalesce(ms_played, duration_ms, 0) AS DOUBLE)) / 60000, 1) AS minutes
FROM v_plays
WHERE month >= ${month -23} AND track_name IS NOT NULL
GROUP BY account, CAST(${local played_at} AS DATE), artist_name, track_name
ORDER BY account, day, artist_name, track_name
