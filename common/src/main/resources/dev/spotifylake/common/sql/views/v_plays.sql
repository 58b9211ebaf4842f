-- One row per play (UTC). The API's and the exports' rows of one play are one row: time, names and context from the API;
-- ms_played, reasons and device from the export (the extended history before the short one). Rows are one play if they have
-- the same account, the same item (URI, or else track and artist name) and ends within 5 s. A short export has minutes only,
-- so there the minute must be the same. All windows are partitioned by month, so a filter on month reads that month only.
-- Two rows of one play on the two sides of a month's midnight stay two rows.
WITH observations AS (
  SELECT *, track_name || chr(31) || artist_name AS names
  FROM (
    SELECT plays.*, row_number() OVER (PARTITION BY month, play_id ORDER BY observed_at, raw_key) AS observation
    FROM plays
  )
  WHERE observation = 1
),
-- A song is identified by its names, with one spelling per URI (an export's first: both exports spell alike), or by its URI.
songs AS (
  SELECT *,
    CASE WHEN item_uri IS NULL THEN coalesce(names, play_id)
      ELSE coalesce(
        min(CASE WHEN origin = 'export' THEN names END) OVER (PARTITION BY month, account, item_uri),
        min(names) OVER (PARTITION BY month, account, item_uri),
        item_uri) END AS song
  FROM observations
),
-- Rows of a song that follow each other within 5 s form a run ...
steps AS (
  SELECT *,
    CASE WHEN played_at <= INTERVAL '5' SECOND + lag(played_at) OVER (
        PARTITION BY month, account, song, origin = 'export_short' ORDER BY played_at, play_id)
      THEN 0 ELSE 1 END AS step
  FROM songs
),
runs AS (
  SELECT *,
    sum(step) OVER (
      PARTITION BY month, account, song, origin = 'export_short' ORDER BY played_at, play_id
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS run
  FROM steps
),
-- ... in which the n-th row of the API matches the n-th of the export, longest first, because the API leaves out short plays.
positions AS (
  SELECT *,
    row_number() OVER (
      PARTITION BY month, account, song, run, origin ORDER BY ms_played DESC NULLS LAST, played_at, play_id) AS position
  FROM runs
),
pairs AS (
  SELECT *,
    max(CASE WHEN origin = 'api' THEN played_at END) OVER pair AS api_at,
    max(CASE WHEN origin = 'export' THEN played_at END) OVER pair AS export_at,
    min(CASE WHEN origin = 'api' THEN play_id END) OVER pair AS api_id
  FROM positions
  WINDOW pair AS (PARTITION BY month, account, song, run, position, origin = 'export_short')
),
exact_plays AS (
  SELECT *,
    CASE WHEN api_at BETWEEN export_at - INTERVAL '5' SECOND AND export_at + INTERVAL '5' SECOND
      THEN api_id ELSE play_id END AS exact_id,
    CASE WHEN api_at BETWEEN export_at - INTERVAL '5' SECOND AND export_at + INTERVAL '5' SECOND
      THEN export_at ELSE played_at END AS exact_at
  FROM pairs
),
-- The n-th row of a song in a minute of the short export matches the n-th exact play of the song in that minute.
minutes AS (
  SELECT *,
    dense_rank() OVER (
      PARTITION BY month, account, song, date_trunc('minute', exact_at), origin = 'export_short'
      ORDER BY exact_at, exact_id) AS minute_position
  FROM exact_plays
),
one_plays AS (
  SELECT *,
    coalesce(
      CASE WHEN origin = 'export_short' THEN min(CASE WHEN origin <> 'export_short' THEN exact_id END) OVER (
        PARTITION BY month, account, song, date_trunc('minute', exact_at), minute_position) END,
      exact_id) AS one_id,
    CASE origin WHEN 'api' THEN 3 WHEN 'export' THEN 2 ELSE 1 END AS trust
  FROM minutes
)
SELECT
  account,
  max_by(play_id, trust) AS play_id,
  max_by(played_at, trust) AS played_at,
  max_by(item_uri, trust) FILTER (WHERE item_uri IS NOT NULL) AS item_uri,
  max_by(item_type, trust) FILTER (WHERE item_type IS NOT NULL) AS item_type,
  max_by(track_id, trust) FILTER (WHERE track_id IS NOT NULL) AS track_id,
  max_by(track_name, trust) FILTER (WHERE track_name IS NOT NULL) AS track_name,
  max_by(artist_name, trust) FILTER (WHERE artist_name IS NOT NULL) AS artist_name,
  max_by(album_name, trust) FILTER (WHERE album_name IS NOT NULL) AS album_name,
  max(duration_ms) AS duration_ms,
  coalesce(max(CASE WHEN origin = 'export' THEN ms_played END), max(ms_played)) AS ms_played,
  max(context_type) AS context_type,
  max(context_uri) AS context_uri,
  max_by(origin, trust) AS origin,
  count(*) AS tellings,
  max(platform) AS platform,
  max(country) AS country,
  max(reason_start) AS reason_start,
  max(reason_end) AS reason_end,
  bool_or(shuffle) AS shuffle,
  bool_or(skipped) AS skipped,
  bool_or(offline) AS offline,
  bool_or(incognito) AS incognito,
  min(observed_at) AS observed_at,
  month
FROM one_plays
GROUP BY month, account, one_id
