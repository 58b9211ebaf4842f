-- Title: Fields that Spotify added or removed
-- Fields of Spotify's responses that appeared or vanished since the lake began, the latest first.
-- Cost: tables
SELECT changed_at, source, json_path, change, share_while_there, objects_without
FROM v_field_changes
ORDER BY changed_at DESC, source, json_path, change
LIMIT 100
