-- Title: Runs by day
-- The outcomes of the runs of each day (UTC); a run counts as its worst source. calls includes throttled (429) and failed
-- (5xx) calls.
-- Cost: months
WITH sources AS (
  SELECT CAST(observed_at AS DATE) AS day, run_id, calls, status_429, status_5xx,
    CASE
      WHEN outcome IN ('done', 'nothing_new') THEN 0
      WHEN outcome IN ('done_in_part', 'cooling_down') THEN 1
      ELSE 2 END AS trouble
  FROM ops_runs
  WHERE month >= ${month of day -730} AND observed_at >= ${day -730}
),
runs AS (
  SELECT day, run_id, max(trouble) AS trouble, sum(calls) AS calls, sum(status_429) AS calls_429, sum(status_5xx) AS calls_5xx
  FROM sources
  GROUP BY day, run_id
)
SELECT
  day,
  count(*) FILTER (WHERE trouble = 0) AS done,
  count(*) FILTER (WHERE trouble = 1) AS done_in_part,
  count(*) FILTER (WHERE trouble = 2) AS failed,
  CAST(sum(calls) AS BIGINT) AS calls,
  CAST(sum(calls_429) AS BIGINT) AS calls_429,
  CAST(sum(calls_5xx) AS BIGINT) AS calls_5xx
FROM runs
GROUP BY day
ORDER BY day
