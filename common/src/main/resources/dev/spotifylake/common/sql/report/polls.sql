-- Title: Polls of recently played by day
-- The polls of recently played on each day, in the listener's time zone, and their new plays.
-- Cost: months
SELECT
  account,
  CAST(${local observed_at} AS DATE) AS day,
  count(*) AS polls,
  CAST(sum(new_plays) AS BIGINT) AS new_plays
FROM v_coverage
WHERE month >= ${month of day -730} AND observed_at >= ${day -730}
GROUP BY account, CAST(${local observed_at} AS DATE)
ORDER BY account, day
