-- Title: Coverage by day
-- For each of the last 30 days (UTC): the polls of recently played, the new plays, and the minutes in which plays may be lost.
-- Cost: months
SELECT
  account,
  CAST(observed_at AS DATE) AS day,
  count(*) AS polls,
  CAST(sum(new_plays) AS BIGINT) AS new_plays,
  count(*) FILTER (WHERE NOT continuous) AS gaps,
  round(CAST(sum(CASE WHEN continuous THEN 0 ELSE date_diff('millisecond', gap_from, gap_to) END) AS DOUBLE) / 60000, 0)
    AS gap_minutes
FROM v_coverage
WHERE month >= ${month of day -29} AND observed_at >= ${day -29}
GROUP BY account, CAST(observed_at AS DATE)
ORDER BY day DESC, account
