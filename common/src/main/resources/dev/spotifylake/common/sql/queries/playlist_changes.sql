-- Title: Additions to playlists and removals
-- The latest entries added to your playlists and removed from them, and who added them.
-- Cost: tables
SELECT changed_before, playlist_name, change, item_name, copies, added_by, added_at, item_uri
FROM v_playlist_changes
ORDER BY changed_before DESC, playlist_name, playlist_id, account, change, item_uri
LIMIT 50
