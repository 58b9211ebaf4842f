-- Title: Movement in your top lists
-- The first ten of each of your top lists, and how many places each went up since the week before.
-- Cost: days
WITH ranks AS (
  SELECT account, item_type, time_range, run_id, rank, item_id, item_name, observed_at
  FROM top_items
  WHERE dt >= ${day -30}
),
looks AS (
  SELECT account, item_type, time_range, run_id, max(observed_at) AS looked_at
  FROM ranks
  GROUP BY account, item_type, time_range, run_id
),
newest AS (
  SELECT account, item_type, time_range, max(looked_at) AS newest_at
  FROM looks
  GROUP BY account, item_type, time_range
),
chosen AS (
  SELECT looks.account, looks.item_type, looks.time_range,
    max_by(looks.run_id, looks.looked_at) AS newest_run,
    min_by(looks.run_id, looks.looked_at) AS earlier_run,
    min(looks.looked_at) AS earlier_at
  FROM looks
  JOIN newest ON newest.account = looks.account AND newest.item_type = looks.item_type
    AND newest.time_range = looks.time_range
  WHERE looks.looked_at >= newest.newest_at - INTERVAL '7' DAY
  GROUP BY looks.account, looks.item_type, looks.time_range
)
SELECT
  present.account,
  present.item_type,
  present.time_range,
  present.rank,
  present.item_name,
  earlier.rank AS earlier_rank,
  earlier.rank - present.rank AS places_up,
  chosen.earlier_at
FROM chosen
JOIN ranks present ON present.account = chosen.account AND present.item_type = chosen.item_type
  AND present.time_range = chosen.time_range AND present.run_id = chosen.newest_run
LEFT JOIN ranks earlier ON earlier.account = chosen.account AND earlier.item_type = chosen.item_type
  AND earlier.time_range = chosen.time_range AND earlier.run_id = chosen.earlier_run AND earlier.item_id = present.item_id
WHERE present.rank <= 10
ORDER BY present.account, present.item_type, present.time_range, present.rank
