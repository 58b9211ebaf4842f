-- The entries of each playlist as they are now (UTC): those of its latest complete and consistent pass. A playlist without
-- such a pass is absent, and so is one that has left the account's list.
WITH passes AS (
  SELECT account, entity AS playlist_id, pass_id, observed_at,
    row_number() OVER (PARTITION BY account, entity ORDER BY observed_at DESC, pass_id DESC) AS age
  FROM ops_passes
  WHERE source = 'playlist_items' AND kind = 'full' AND complete AND consistent
),
listings AS (
  SELECT account, pass_id,
    row_number() OVER (PARTITION BY account ORDER BY observed_at DESC, pass_id DESC) AS age
  FROM ops_passes
  WHERE source = 'playlists' AND kind = 'full' AND complete AND consistent
),
-- Playlists that an earlier complete listing holds and the latest does not.
gone AS (
  SELECT listed.account, listed.playlist_id
  FROM playlists listed
  JOIN listings ON listings.account = listed.account AND listings.pass_id = listed.pass_id
  GROUP BY listed.account, listed.playlist_id
  HAVING min(listings.age) > 1
),
names AS (
  SELECT account, playlist_id,
    max_by(name, observation) FILTER (WHERE name IS NOT NULL) AS name,
    max_by(owner_name, observation) FILTER (WHERE owner_name IS NOT NULL) AS owner_name
  FROM (
    SELECT playlists.*,
      row_number() OVER (PARTITION BY account, playlist_id ORDER BY observed_at, raw_key) AS observation
    FROM playlists
  )
  GROUP BY account, playlist_id
)
SELECT
  items.account,
  items.playlist_id,
  names.name AS playlist_name,
  names.owner_name,
  items.snapshot_id,
  items.position,
  items.item_uri,
  items.item_type,
  items.item_status,
  items.track_id,
  items.episode_id,
  items.item_name,
  items.added_at,
  items.added_by,
  items.is_local,
  items.observed_at
FROM playlist_items items
JOIN passes
  ON passes.account = items.account AND passes.playlist_id = items.playlist_id AND passes.pass_id = items.pass_id
LEFT JOIN names ON names.account = items.account AND names.playlist_id = items.playlist_id
LEFT JOIN gone ON gone.account = items.account AND gone.playlist_id = items.playlist_id
WHERE passes.age = 1 AND gone.playlist_id IS NULL
