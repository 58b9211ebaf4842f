-- One row per poll of recently played (UTC). gap_minutes is the time in which plays may be lost between the previous poll and
-- this one; 0 means that none is lost. An export that is imported later may still bring those plays.
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
  month
FROM ops_coverage
