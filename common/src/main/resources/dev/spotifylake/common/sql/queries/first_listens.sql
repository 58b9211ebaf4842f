-- Title: Artists heard for the first time
-- Artists that you first played in the last three months and not in the ten years before, the latest first.
-- Cost: months
SELECT
  account,
  artist_name,
  min(played_at) AS first_played_at,
  min_by(track_name, played_at) FILTER (WHERE track_name IS NOT NULL) AS first_song,
  count(*) AS plays_since
FROM v_plays
WHERE month >= ${month -119} AND artist_name IS NOT NULL
GROUP BY account, artist_name
HAVING min(month) >= ${month -2}
ORDER BY first_played_at DESC, account, artist_name
LIMIT 50
