-- One row per album. Per column the latest known value: a response without a field changes nothing.
-- Times are UTC.
WITH observations AS (
  SELECT albums.*, row_number() OVER (PARTITION BY album_id ORDER BY observed_at, raw_key) AS observation
  FROM albums
)
SELECT
  album_id,
  -- every further column of the table, as its definition lists them:
  ${latest albums by observation},
  min(observed_at) AS first_observed_at,
  max(observed_at) AS last_observed_at
FROM observations
GROUP BY album_id
