-- One row per item that was added to a playlist or removed from it between two complete and consistent passes (UTC): after
-- changed_after and not after changed_before. The first pass shows no change. copies is the number of entries more or fewer;
-- a moved entry is no change.
WITH passes AS (
  SELECT account, entity AS playlist_id, pass_id, observed_at,
    lag(pass_id) OVER (PARTITION BY account, entity ORDER BY observed_at, pass_id) AS earlier_pass_id,
    lag(observed_at) OVER (PARTITION BY account, entity ORDER BY observed_at, pass_id) AS earlier_observed_at
  FROM ops_passes
  WHERE source = 'playlist_items' AND kind = 'full' AND complete AND consistent
),
entries AS (
  SELECT account, playlist_id, pass_id, item_uri,
    count(DISTINCT position) AS copies,
    max(item_type) AS item_type,
    max(track_id) AS track_id,
    max(item_name) AS item_name,
    max(added_at) AS added_at,
    max(added_by) AS added_by
  FROM playlist_items
  WHERE item_uri IS NOT NULL
  GROUP BY account, playlist_id, pass_id, item_uri
),
sides AS (
  SELECT passes.account, passes.playlist_id, passes.pass_id, passes.observed_at, passes.earlier_observed_at,
    entries.item_uri, entries.item_type, entries.track_id, entries.item_name, entries.added_at, entries.added_by,
    entries.copies AS more
  FROM passes
  JOIN entries ON entries.account = passes.account AND entries.playlist_id = passes.playlist_id
    AND entries.pass_id = passes.pass_id
  WHERE passes.earlier_pass_id IS NOT NULL
  UNION ALL
  SELECT passes.account, passes.playlist_id, passes.pass_id, passes.observed_at, passes.earlier_observed_at,
    entries.item_uri, entries.item_type, entries.track_id, entries.item_name, entries.added_at, entries.added_by,
    0 - entries.copies AS more
  FROM passes
  JOIN entries ON entries.account = passes.account AND entries.playlist_id = passes.playlist_id
    AND entries.pass_id = passes.earlier_pass_id
),
names AS (
  SELECT account, playlist_id, max_by(name, observation) FILTER (WHERE name IS NOT NULL) AS name
  FROM (
    SELECT account, playlist_id, name,
      row_number() OVER (PARTITION BY account, playlist_id ORDER BY observed_at, raw_key) AS observation
    FROM playlists
  )
  GROUP BY account, playlist_id
)
SELECT
  sides.account,
  sides.playlist_id,
  max(names.name) AS playlist_name,
  CASE WHEN sum(sides.more) > 0 THEN 'added' ELSE 'removed' END AS change,
  sides.item_uri,
  max(sides.item_type) AS item_type,
  max(sides.track_id) AS track_id,
  max(sides.item_name) AS item_name,
  CAST(abs(sum(sides.more)) AS BIGINT) AS copies,
  max(sides.added_at) AS added_at,
  max(sides.added_by) AS added_by,
  sides.earlier_observed_at AS changed_after,
  sides.observed_at AS changed_before
FROM sides
LEFT JOIN names ON names.account = sides.account AND names.playlist_id = sides.playlist_id
GROUP BY sides.account, sides.playlist_id, sides.pass_id, sides.observed_at, sides.earlier_observed_at, sides.item_uri
HAVING sum(sides.more) <> 0
