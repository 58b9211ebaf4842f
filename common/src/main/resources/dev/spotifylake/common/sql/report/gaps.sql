-- Title: Gaps in the listening history
-- Every span, in the listener's time zone, in which plays may be lost.
-- Cost: months
SELECT account, ${local gap_from} AS gap_from, ${local gap_to} AS gap_to, gap_minutes
FROM v_coverage
WHERE month >= ${month of day -730} AND observed_at >= ${day -730}
  AND NOT continuous AND gap_from IS NOT NULL AND gap_to IS NOT NULL
ORDER BY account, gap_from, gap_to
