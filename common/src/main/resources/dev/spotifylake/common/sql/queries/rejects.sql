-- Title: What could not be used
-- Why and where elements of Spotify's responses could not be used in the last 30 days, with an example of each.
-- Cost: days
SELECT
  reason,
  split_part(json_path, '[', 1) AS place,
  count(*) AS rejects,
  count(DISTINCT raw_key) AS objects,
  max(observed_at) AS last_at,
  max(excerpt) AS example
FROM ops_rejects
WHERE dt >= ${day -29}
GROUP BY reason, split_part(json_path, '[', 1)
ORDER BY rejects DESC, reason, place
LIMIT 50
