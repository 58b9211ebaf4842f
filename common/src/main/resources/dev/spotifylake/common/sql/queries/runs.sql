-- Title: Rows and rejects of each run
-- The raw objects, rows, already stored plays and rejects of each of the latest runs and imports.
-- Cost: months
SELECT
  run_id,
  min(observed_at) AS began_at,
  count(*) AS objects,
  CAST(sum(elements) AS BIGINT) AS elements,
  CAST(sum("rows") AS BIGINT) AS rows_made,
  CAST(sum(already_stored) AS BIGINT) AS already_stored,
  CAST(sum(rejects) AS BIGINT) AS rejects
FROM ops_objects
WHERE month >= ${month of day -7} AND observed_at >= ${day -7}
GROUP BY run_id
ORDER BY began_at DESC, run_id DESC
LIMIT 48
