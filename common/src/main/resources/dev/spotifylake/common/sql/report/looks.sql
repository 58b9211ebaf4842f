-- Title: Looks at the recently played tracks by day
-- How often the lake looked on each day, by the listener's clock, and how many plays it had not seen before.
-- Cost: days
SELECT
  account,
  CAST(${local observed_at} AS DATE) AS day,
  count(*) AS looks,
  CAST(sum(new_plays) AS BIGINT) AS new_plays
FROM v_coverage
WHERE dt >= ${day -730}
GROUP BY account, CAST(${local observed_at} AS DATE)
ORDER BY account, day
