-- Title: Albums, as the tutorials have them
-- Every album the lake knows with the columns that the common tutorial pipelines make.
-- Cost: tables
SELECT album_id, name, release_date, total_tracks, url
FROM v_albums
ORDER BY album_id
