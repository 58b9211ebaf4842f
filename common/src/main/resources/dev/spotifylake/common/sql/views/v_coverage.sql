-- One row per poll of the recently played tracks (UTC). gap_minutes is the time from which plays may have been lost between
-- this poll and the previous one; 0 means that none was. An export that is imported later may still hold those plays.
SELECT
  account,
  observed_at,
  window_from,
  window_to,
  plays,
  new_plays,
  continuous,
  gap_from,
  gap_to,
  CASE WHEN continuous THEN 0
    ELSE round(CAST(date_diff('millisecond', gap_from, gap_to) AS DOUBLE) / 60000, 1) END AS gap_minutes,
  run_id,
  dt
FROM ops_coverage
