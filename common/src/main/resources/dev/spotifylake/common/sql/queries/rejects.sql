-- Title: Elements that could not be used
-- The reason and location of elements of Spotify's responses that could not be used in the last 30 days, with an example each.
-- Cost: months
SELECT
  reason,
  split_part(json_path, '[', 1) AS location,
  count(*) AS rejects,
  count(DISTINCT raw_key) AS objects,
  max(observed_at) AS last_at,
  max(excerpt) AS example
FROM ops_rejects
WHERE month >= ${month of day -29} AND observed_at >= ${day -29}
GROUP BY reason, split_part(json_path, '[', 1)
ORDER BY rejects DESC, reason, location
LIMIT 50
