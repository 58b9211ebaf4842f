-- One row per artist. Each column has its latest known value: a response without a field changes nothing. Times are
-- UTC.
WITH observations AS (
  SELECT artists.*, row_number() OVER (PARTITION BY artist_id ORDER BY observed_at, raw_key) AS observation
  FROM artists
)
SELECT
  artist_id,
  -- All other columns of the table, from its definition:
  ${latest artists by observation},
  min(observed_at) AS first_observed_at,
  max(observed_at) AS last_observed_at
FROM observations
GROUP BY artist_id
