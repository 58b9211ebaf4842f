-- Title: Rows and rejects by day
-- What the raw objects of each day (UTC) became: rows, and elements that could not be used.
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
