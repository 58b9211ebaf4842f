-- Title: Rows and rejects by day
-- The rows and rejects that the raw objects of each day (UTC) became.
-- Cost: days
SELECT
  CAST(dt AS DATE) AS day,
  count(*) AS objects,
  CAST(sum("rows") AS BIGINT) AS rows_made,
  CAST(sum(rejects) AS BIGINT) AS rejects
FROM ops_objects
WHERE dt >= ${day -730}
GROUP BY CAST(dt AS DATE)
ORDER BY day
