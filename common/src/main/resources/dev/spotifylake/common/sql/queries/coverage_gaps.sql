-- Title: Gaps in the listening history
-- Every span of the last 12 months in which plays may be lost, and the plays in it that exports have brought since.
-- Cost: months
WITH gaps AS (
  SELECT account, gap_from, gap_to, gap_minutes, observed_at
  FROM v_coverage
  WHERE month >= ${month of day -365} AND observed_at >= ${day -365} AND NOT continuous
),
exported AS (
  SELECT account, played_at
  FROM v_plays
  WHERE month >= ${month -12} AND origin <> 'api'
)
SELECT
  gaps.account,
  gaps.gap_from,
  gaps.gap_to,
  gaps.gap_minutes,
  count(exported.played_at) AS plays_from_exports,
  gaps.observed_at
FROM gaps
LEFT JOIN exported ON exported.account = gaps.account AND exported.played_at > gaps.gap_from
  AND exported.played_at < gaps.gap_to
GROUP BY gaps.account, gaps.gap_from, gaps.gap_to, gaps.gap_minutes, gaps.observed_at
ORDER BY gaps.observed_at DESC, gaps.account
LIMIT 100
