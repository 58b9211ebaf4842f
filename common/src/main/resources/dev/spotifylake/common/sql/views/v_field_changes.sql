-- One row per field of Spotify's responses that appeared or vanished (UTC): earlier or later JSON objects with the same
-- parent_path lack it. An optional field counts only when ten or more objects lack it that would have it by its frequency.
-- parent_path is the path up to the last dot.
WITH fields AS (
  SELECT source, json_path, regexp_replace(json_path, '\.[^.]*$', '') AS parent_path, raw_key, observed_at, present, absent
  FROM ops_fields
),
responses AS (
  SELECT source, parent_path, raw_key, observed_at, max(present + absent) AS objects
  FROM fields
  GROUP BY source, parent_path, raw_key, observed_at
),
spans AS (
  SELECT source, parent_path, json_path,
    min(observed_at) AS first_present_at,
    max(observed_at) AS last_present_at,
    sum(present) AS present
  FROM fields
  WHERE present > 0
  GROUP BY source, parent_path, json_path
),
counts AS (
  SELECT spans.source, spans.json_path, spans.first_present_at, spans.last_present_at,
    CAST(max(spans.present) AS BIGINT) AS present,
    CAST(sum(CASE WHEN responses.observed_at < spans.first_present_at THEN responses.objects ELSE 0 END) AS BIGINT)
      AS objects_before,
    CAST(sum(CASE WHEN responses.observed_at > spans.last_present_at THEN responses.objects ELSE 0 END) AS BIGINT)
      AS objects_after,
    CAST(sum(CASE WHEN responses.observed_at BETWEEN spans.first_present_at AND spans.last_present_at
      THEN responses.objects ELSE 0 END) AS BIGINT) AS objects_between
  FROM spans
  JOIN responses ON responses.source = spans.source AND responses.parent_path = spans.parent_path
  GROUP BY spans.source, spans.json_path, spans.first_present_at, spans.last_present_at
)
SELECT
  counts.source,
  counts.json_path,
  changes.change,
  CASE changes.change WHEN 'appeared' THEN counts.first_present_at ELSE counts.last_present_at END AS changed_at,
  round(CAST(counts.present AS DOUBLE) / counts.objects_between, 3) AS share_while_there,
  CASE changes.change WHEN 'appeared' THEN counts.objects_before ELSE counts.objects_after END AS objects_without
FROM counts
CROSS JOIN (VALUES ('appeared'), ('vanished')) AS changes (change)
WHERE counts.present * CASE changes.change WHEN 'appeared' THEN counts.objects_before ELSE counts.objects_after END
  >= 10 * counts.objects_between
