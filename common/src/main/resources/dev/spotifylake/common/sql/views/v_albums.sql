-- One row per album. Each column has its latest known value: a response without a field changes nothing. Times are
-- UTC.
WITH observations AS (
  SELECT albums.*, row_number() OVER (PARTITION BY album_id ORDER BY observed_at, raw_key) AS observation
  FROM albums
)
SELECT
  album_id,
  -- All other columns of the table, from its definition:
  ${latest albums by observation},
  min(observed_at) AS first_observed_at,
  max(observed_at) AS last_observed_at
FROM observations
GROUP BY album_id
