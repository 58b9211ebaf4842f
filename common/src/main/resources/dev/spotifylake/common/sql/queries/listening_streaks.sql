-- Title: Listening streaks
-- Your longest runs of consecutive days with at least one play in the last 12 months, in your time zone.
-- Cost: months
WITH days AS (
  SELECT account, CAST(${local played_at} AS DATE) AS day, count(*) AS plays
  FROM v_plays
  WHERE month >= ${month -11}
  GROUP BY account, CAST(${local played_at} AS DATE)
),
streaks AS (
  SELECT days.*,
    date_diff('day', DATE '2000-01-01', day) - row_number() OVER (PARTITION BY account ORDER BY day) AS streak
  FROM days
)
SELECT account, min(day) AS first_day, max(day) AS last_day, count(*) AS days, CAST(sum(plays) AS BIGINT) AS plays
FROM streaks
GROUP BY account, streak
ORDER BY days DESC, last_day DESC, account
LIMIT 10
