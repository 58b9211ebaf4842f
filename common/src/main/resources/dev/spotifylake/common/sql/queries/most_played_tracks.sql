-- Title: Songs played most in 12 months
-- The songs that you played most in the last 12 months.
-- Cost: months
SELECT track_name, artist_name, count(*) AS plays, max(played_at) AS last_played_at
FROM v_plays
WHERE month >= ${month -11} AND track_name IS NOT NULL
GROUP BY track_name, artist_name
ORDER BY plays DESC, track_name, artist_name
LIMIT 10
