-- One row per track. Each column has its latest known value: a response without a field changes nothing. Times are
-- UTC.
WITH observations AS (
  SELECT tracks.*, row_number() OVER (PARTITION BY track_id ORDER BY observed_at, raw_key) AS observation
  FROM tracks
)
SELECT
  track_id,
  -- All other columns of the table, from its definition:
  ${latest tracks by observation},
  min(observed_at) AS first_observed_at,
  max(observed_at) AS last_observed_at
FROM observations
GROUP BY track_id
