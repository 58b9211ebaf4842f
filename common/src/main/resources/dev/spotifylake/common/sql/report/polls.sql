-- Title: Polls of recently played by day
-- How often recently played was polled on each day, by the listener's clock, and how many plays were new.
-- Cost: days
SELECT
  account,
  CAST(${local observed_at} AS DATE) AS day,
  count(*) AS polls,
  CAST(sum(new_plays) AS BIGINT) AS new_plays
FROM v_coverage
WHERE dt >= ${day -730}
GROUP BY account, CAST(${local observed_at} AS DATE)
ORDER BY account, day
