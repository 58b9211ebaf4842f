-- One row per album. Per column the latest value that is known: an answer that leaves a field out takes nothing away.
-- Times are UTC.
WITH sightings AS (
  SELECT albums.*, row_number() OVER (PARTITION BY album_id ORDER BY observed_at, raw_key) AS sighting
  FROM albums
)
SELECT
  album_id,
  -- every further column of the table, as its definition lists them:
  ${latest albums by sighting},
  min(observed_at) AS first_observed_at,
  max(observed_at) AS last_observed_at
FROM sightings
GROUP BY album_id
