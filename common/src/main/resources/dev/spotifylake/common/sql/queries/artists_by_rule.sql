-- Title: Artists by counted plays
-- Your most played artists of the last 12 months under each rule of counting: every play, 30 seconds heard, half heard, finished.
-- Cost: months
SELECT
  artist_name,
  count(*) FILTER (WHERE rule = 'all') AS plays,
  count(*) FILTER (WHERE rule = '30_seconds') AS heard_30_seconds,
  count(*) FILTER (WHERE rule = 'half') AS heard_half,
  count(*) FILTER (WHERE rule = 'finished') AS finished,
  count(*) FILTER (WHERE rule = 'all' AND estimated) AS estimated
FROM v_counted_plays
WHERE month >= ${month -11} AND artist_name IS NOT NULL
GROUP BY artist_name
ORDER BY heard_30_seconds DESC, plays DESC, artist_name
LIMIT 20
