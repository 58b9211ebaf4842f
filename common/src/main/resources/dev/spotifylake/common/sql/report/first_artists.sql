-- Title: Artists heard for the first time
-- The day, in the listener's time zone, on which each artist was first played in ten years.
-- Cost: months
SELECT account, artist_name, CAST(min(${local played_at}) AS DATE) AS first_day
FROM v_plays
WHERE month >= ${month -119} AND artist_name IS NOT NULL
GROUP BY account, artist_name
HAVING min(month) >= ${month -23}
ORDER BY account, first_day, artist_name
