-- Title: Listening sessions
-- Your latest sessions, in your time zone: plays whose ends are less than 30 minutes apart.
-- Cost: months
WITH steps AS (
  SELECT v_plays.*,
    CASE WHEN played_at < INTERVAL '30' MINUTE + lag(played_at) OVER (PARTITION BY account ORDER BY played_at, play_id)
      THEN 0 ELSE 1 END AS step
  FROM v_plays
  WHERE month >= ${month -2}
),
sessions AS (
  SELECT steps.*,
    sum(step) OVER (PARTITION BY account ORDER BY played_at, play_id
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS session
  FROM steps
)
SELECT
  account,
  min(${local played_at}) AS first_play_ended_at,
  max(${local played_at}) AS last_play_ended_at,
  count(*) AS plays,
  count(DISTINCT artist_name) AS artists,
  round(sum(CAST(coalesce(ms_played, duration_ms, 0) AS DOUBLE)) / 60000, 1) AS minutes
FROM sessions
GROUP BY account, session
ORDER BY last_play_ended_at DESC, account
LIMIT 20
