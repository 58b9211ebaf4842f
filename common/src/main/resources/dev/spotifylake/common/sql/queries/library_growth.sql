-- Title: Growth of your library
-- The songs, albums, shows and episodes that you saved in each month (UTC), and their total so far.
-- Cost: tables
WITH items AS (
  SELECT account, item_type, coalesce(item_id, item_uri) AS item, min(added_at) AS first_added_at
  FROM saved_items
  WHERE added_at IS NOT NULL
  GROUP BY account, item_type, coalesce(item_id, item_uri)
),
months AS (
  SELECT account, item_type, CAST(date_trunc('month', first_added_at) AS DATE) AS month_added, count(*) AS added
  FROM items
  GROUP BY account, item_type, CAST(date_trunc('month', first_added_at) AS DATE)
)
SELECT account, item_type, month_added, added,
  CAST(sum(added) OVER (PARTITION BY account, item_type ORDER BY month_added
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS so_far
FROM months
ORDER BY month_added DESC, account, item_type
LIMIT 100
