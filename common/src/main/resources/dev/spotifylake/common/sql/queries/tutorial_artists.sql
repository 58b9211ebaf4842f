-- Title: Artists, as the tutorials have them
-- Every artist the lake knows with the columns that the common tutorial pipelines make.
-- Cost: tables
SELECT artist_id, name AS artist_name, url AS external_url
FROM v_artists
ORDER BY artist_id
