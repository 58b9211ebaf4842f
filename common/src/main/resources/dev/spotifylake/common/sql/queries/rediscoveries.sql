-- Title: Rediscovered songs
-- Songs that you played again in the last three months after 90 days or more without a play.
-- Cost: months
WITH gaps AS (
  SELECT account, track_name, artist_name, played_at, month,
    lag(played_at) OVER (PARTITION BY account, track_name, artist_name ORDER BY played_at, play_id) AS earlier_played_at
  FROM v_plays
  WHERE month >= ${month -35} AND track_name IS NOT NULL
)
SELECT
  account,
  track_name,
  artist_name,
  earlier_played_at,
  played_at,
  date_diff('day', CAST(earlier_played_at AS DATE), CAST(played_at AS DATE)) AS days_without
FROM gaps
WHERE month >= ${month -2} AND date_diff('day', CAST(earlier_played_at AS DATE), CAST(played_at AS DATE)) >= 90
ORDER BY days_without DESC, played_at DESC, account, track_name, artist_name
LIMIT 50
