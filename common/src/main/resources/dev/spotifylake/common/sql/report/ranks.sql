-- Title: Spotify's ranking by day
-- The first ten of Spotify's top lists of the last four weeks, as last read on each day (UTC).
-- Cost: days
WITH readings AS (
  SELECT account, item_type, dt, max_by(run_id, observed_at) AS run_id
  FROM top_items
  WHERE dt >= ${day -730} AND time_range = 'short_term'
  GROUP BY account, item_type, dt
)
SELECT
  top_items.account,
  top_items.item_type,
  CAST(top_items.dt AS DATE) AS day,
  top_items.rank,
  max(top_items.item_id) AS item_id,
  max(top_items.item_name) AS item_name
FROM readings
JOIN top_items ON top_items.account = readings.account AND top_items.item_type = readings.item_type
  AND top_items.dt = readings.dt AND top_items.run_id = readings.run_id
WHERE top_items.dt >= ${day -730} AND top_items.time_range = 'short_term' AND top_items.rank <= 10
GROUP BY top_items.account, top_items.item_type, CAST(top_items.dt AS DATE), top_items.rank
ORDER BY top_items.account, top_items.item_type, day, top_items.rank
