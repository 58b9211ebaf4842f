-- Title: Spotify's ranking by day
-- The first ten of Spotify's top lists of the last four weeks, as last read on each day (UTC).
-- Cost: months
WITH ranks AS (
  SELECT account, item_type, CAST(observed_at AS DATE) AS day, run_id, rank, item_id, item_name, observed_at
  FROM top_items
  WHERE month >= ${month of day -730} AND observed_at >= ${day -730} AND time_range = 'short_term'
),
readings AS (
  SELECT account, item_type, day, max_by(run_id, observed_at) AS run_id
  FROM ranks
  GROUP BY account, item_type, day
)
SELECT
  ranks.account,
  ranks.item_type,
  ranks.day,
  ranks.rank,
  max(ranks.item_id) AS item_id,
  max(ranks.item_name) AS item_name
FROM readings
JOIN ranks ON ranks.account = readings.account AND ranks.item_type = readings.item_type
  AND ranks.day = readings.day AND ranks.run_id = readings.run_id
WHERE ranks.rank <= 10
GROUP BY ranks.account, ranks.item_type, ranks.day, ranks.rank
ORDER BY ranks.account, ranks.item_type, ranks.day, ranks.rank
