-- Title: Listening by day of the week
-- The days of the week on which you listened in the last 12 months, in your time zone; 1 is Monday.
-- Cost: months
SELECT
  day_of_week(${local played_at}) AS weekday,
  count(*) AS plays,
  count(DISTINCT CAST(${local played_at} AS DATE)) AS days,
  round(sum(CAST(coalesce(ms_played, duration_ms, 0) AS DOUBLE)) / 60000, 1) AS minutes
FROM v_plays
WHERE month >= ${month -11}
GROUP BY day_of_week(${local played_at})
ORDER BY weekday
