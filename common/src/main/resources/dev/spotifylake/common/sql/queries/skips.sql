-- Title: Songs cut short
-- Songs of the last 12 months that you often left before their half; skipped is measured by an export, the rest is estimated.
-- Cost: months
SELECT
  track_name,
  artist_name,
  count(*) FILTER (WHERE rule = 'all') AS plays,
  count(*) FILTER (WHERE rule = 'all' AND length_ms IS NOT NULL) - count(*) FILTER (WHERE rule = 'half' AND length_ms IS NOT NULL)
    AS cut_short,
  count(*) FILTER (WHERE rule = 'all' AND skipped) AS skipped
FROM v_counted_plays
WHERE month >= ${month -11} AND track_name IS NOT NULL
GROUP BY track_name, artist_name
HAVING count(*) FILTER (WHERE rule = 'all' AND length_ms IS NOT NULL)
    > count(*) FILTER (WHERE rule = 'half' AND length_ms IS NOT NULL)
  OR count(*) FILTER (WHERE rule = 'all' AND skipped) > 0
ORDER BY cut_short DESC, skipped DESC, track_name, artist_name
LIMIT 20
