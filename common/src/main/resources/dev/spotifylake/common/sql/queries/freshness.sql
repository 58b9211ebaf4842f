-- Title: Freshness of each source
-- When each source was last read and last completed in the last 30 days, its last outcome, and how far it is behind the newest run.
-- Cost: months
WITH runs AS (
  SELECT account, source, observed_at, outcome, message
  FROM ops_runs
  WHERE month >= ${month of day -29} AND observed_at >= ${day -29}
),
newest AS (
  SELECT max(observed_at) AS newest_at
  FROM runs
)
SELECT
  runs.account,
  runs.source,
  max(runs.observed_at) AS last_read_at,
  max(CASE WHEN runs.outcome IN ('done', 'nothing_new') THEN runs.observed_at END) AS last_done_at,
  max_by(runs.outcome, runs.observed_at) AS last_outcome,
  nullif(max_by(coalesce(runs.message, ''), runs.observed_at), '') AS last_message,
  round(CAST(date_diff('millisecond', max(CASE WHEN runs.outcome IN ('done', 'nothing_new') THEN runs.observed_at END),
    max(newest.newest_at)) AS DOUBLE) / 3600000, 1) AS hours_behind
FROM runs
CROSS JOIN newest
GROUP BY runs.account, runs.source
ORDER BY hours_behind DESC, runs.account, runs.source
