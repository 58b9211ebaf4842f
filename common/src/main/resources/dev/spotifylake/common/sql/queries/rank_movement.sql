-- Title: Movement in your top lists
-- The first ten of each of your top lists, and how many positions each rose since the week before.
-- Cost: months
WITH ranks AS (
  SELECT account, item_type, time_range, run_id, rank, item_id, item_name, observed_at
  FROM top_items
  WHERE month >= ${month of day -30} AND observed_at >= ${day -30}
),
readings AS (
  SELECT account, item_type, time_range, run_id, max(observed_at) AS read_at
  FROM ranks
  GROUP BY account, item_type, time_range, run_id
),
newest AS (
  SELECT account, item_type, time_range, max(read_at) AS newest_at
  FROM readings
  GROUP BY account, item_type, time_range
),
chosen AS (
  SELECT readings.account, readings.item_type, readings.time_range,
    max_by(readings.run_id, readings.read_at) AS newest_run,
    min_by(readings.run_id, readings.read_at) AS earlier_run,
    min(readings.read_at) AS earlier_at
  FROM readings
  JOIN newest ON newest.account = readings.account AND newest.item_type = readings.item_type
    AND newest.time_range = readings.time_range
  WHERE readings.read_at >= newest.newest_at - INTERVAL '7' DAY
  GROUP BY readings.account, readings.item_type, readings.time_range
)
SELECT
  present.account,
  present.item_type,
  present.time_range,
  present.rank,
  present.item_name,
  earlier.rank AS earlier_rank,
  earlier.rank - present.rank AS positions_up,
  chosen.earlier_at
FROM chosen
JOIN ranks present ON present.account = chosen.account AND present.item_type = chosen.item_type
  AND present.time_range = chosen.time_range AND present.run_id = chosen.newest_run
LEFT JOIN ranks earlier ON earlier.account = chosen.account AND earlier.item_type = chosen.item_type
  AND earlier.time_range = chosen.time_range AND earlier.run_id = chosen.earlier_run AND earlier.item_id = present.item_id
WHERE present.rank <= 10
ORDER BY present.account, present.item_type, present.time_range, present.rank
