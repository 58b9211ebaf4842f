-- Title: Songs heard for the first time
-- The number of songs first played in ten years, by day in the listener's time zone.
-- Cost: months
WITH firsts AS (
  SELECT account, artist_name, track_name, min(${local played_at}) AS first_played_at
  FROM v_plays
  WHERE month >= ${month -119} AND track_name IS NOT NULL
  GROUP BY account, artist_name, track_name
  HAVING min(month) >= ${month -23}
)
SELECT account, CAST(first_played_at AS DATE) AS day, count(*) AS songs
FROM firsts
GROUP BY account, CAST(first_played_at AS DATE)
ORDER BY account, day
