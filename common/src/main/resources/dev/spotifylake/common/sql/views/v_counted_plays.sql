-- One row per play and rule it counts under (UTC). Rules: all; 30_seconds, heard for at least 30 s; half, heard for at least
-- half its length; finished, heard to its end. An export has the time that was heard. The API does not: there ms_listened is
-- the length of the item, or the time since the previous play ended where that is shorter, and estimated is true. Where no
-- play has the length, it is the track's. A play of unknown length counts under all, and under the other rules as far as
-- the export has the time. Windows are partitioned by month, so a filter on month reads that month's plays only.
WITH lengths AS (
  SELECT uri, max(duration_ms) AS length_ms
  FROM tracks
  WHERE uri IS NOT NULL
  GROUP BY uri
),
ends AS (
  SELECT v_plays.*,
    date_diff('millisecond', lag(played_at) OVER (PARTITION BY month, account ORDER BY played_at, play_id), played_at)
      AS ms_since_last_end
  FROM v_plays
),
known AS (
  SELECT ends.*, coalesce(ends.duration_ms, lengths.length_ms) AS length_ms
  FROM ends
  LEFT JOIN lengths ON lengths.uri = ends.item_uri
),
heard AS (
  SELECT known.*,
    ms_played IS NULL AS estimated,
    CASE
      WHEN ms_played IS NOT NULL THEN ms_played
      WHEN ms_since_last_end < length_ms THEN ms_since_last_end
      ELSE length_ms
    END AS ms_listened
  FROM known
)
SELECT
  heard.account,
  rules.rule,
  heard.play_id,
  heard.played_at,
  heard.item_uri,
  heard.item_type,
  heard.track_id,
  heard.track_name,
  heard.artist_name,
  heard.album_name,
  heard.length_ms,
  heard.ms_listened,
  heard.estimated,
  heard.skipped,
  heard.reason_end,
  heard.origin,
  heard.month
FROM heard
CROSS JOIN (VALUES ('all'), ('30_seconds'), ('half'), ('finished')) AS rules (rule)
WHERE rules.rule = 'all'
  OR (rules.rule = '30_seconds' AND heard.ms_listened >= 30000)
  OR (rules.rule = 'half' AND (heard.reason_end = 'trackdone' OR heard.ms_listened * 2 >= heard.length_ms))
  -- Two seconds short is the end: players fade and round.
  OR (rules.rule = 'finished' AND CASE WHEN heard.reason_end IS NULL THEN heard.ms_listened + 2000 >= heard.length_ms
    ELSE heard.reason_end = 'trackdone' END)
