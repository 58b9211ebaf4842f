-- Title: Rows and rejects by day
-- The rows and rejects that the raw objects of each day (UTC) became.
-- Cost: months
SELECT
  CAST(observed_at AS DATE) AS day,
  count(*) AS objects,
  CAST(sum("rows") AS BIGINT) AS rows_made,
  CAST(sum(rejects) AS BIGINT) AS rejects
FROM ops_objects
WHERE month >= ${month of day -730} AND observed_at >= ${day -730}
GROUP BY CAST(observed_at AS DATE)
ORDER BY day
