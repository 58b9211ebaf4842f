-- One row per artist. Per column the latest value that is known: an answer that leaves a field out takes nothing away.
-- Times are UTC.
WITH sightings AS (
  SELECT artists.*, row_number() OVER (PARTITION BY artist_id ORDER BY observed_at, raw_key) AS sighting
  FROM artists
)
SELECT
  artist_id,
  -- every further column of the table, as its definition lists them:
  ${latest artists by sighting},
  min(observed_at) AS first_observed_at,
  max(observed_at) AS last_observed_at
FROM sightings
GROUP BY artist_id
