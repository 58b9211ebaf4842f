-- One row per field of Spotify's responses that appeared or vanished, by the day (UTC): JSON objects of earlier or later days with
-- the same parent_path lack it. An optional field counts only when ten or more objects lack it that would have it by its
-- frequency. parent_path is the path up to the last dot.
WITH fields AS (
  SELECT account, source, json_path, observed_at, present, absent, raw_objects,
    date_trunc('day', observed_at) AS day,
    max(raw_objects) OVER (PARTITION BY account, source, json_path, date_trunc('day', observed_at)) AS most_objects,
    max(CASE WHEN raw_objects IS NOT NULL THEN observed_at END)
      OVER (PARTITION BY account, source, json_path, date_trunc('day', observed_at)) AS summed_until
  FROM ops_fields
),
-- The fullest sum of a day, and raw objects after it that no sum holds yet.
days AS (
  SELECT account, source, json_path, regexp_replace(json_path, '\.[^.]*$', '') AS parent_path, day,
    coalesce(max(CASE WHEN raw_objects = most_objects THEN present END), 0)
      + coalesce(sum(CASE WHEN raw_objects IS NULL AND (summed_until IS NULL OR observed_at > summed_until) THEN present END), 0)
      AS present,
    coalesce(max(CASE WHEN raw_objects = most_objects THEN absent END), 0)
      + coalesce(sum(CASE WHEN raw_objects IS NULL AND (summed_until IS NULL OR observed_at > summed_until) THEN absent END), 0)
      AS absent
  FROM fields
  GROUP BY account, source, json_path, day
),
responses AS (
  SELECT account, source, parent_path, day, max(present + absent) AS objects
  FROM days
  GROUP BY account, source, parent_path, day
),
spans AS (
  SELECT source, parent_path, json_path,
    min(day) AS first_present_on,
    max(day) AS last_present_on,
    sum(present) AS present
  FROM days
  WHERE present > 0
  GROUP BY source, parent_path, json_path
),
counts AS (
  SELECT spans.source, spans.json_path, spans.first_present_on, spans.last_present_on,
    CAST(max(spans.present) AS BIGINT) AS present,
    CAST(sum(CASE WHEN responses.day < spans.first_present_on THEN responses.objects ELSE 0 END) AS BIGINT)
      AS objects_before,
    CAST(sum(CASE WHEN responses.day > spans.last_present_on THEN responses.objects ELSE 0 END) AS BIGINT)
      AS objects_after,
    CAST(sum(CASE WHEN responses.day BETWEEN spans.first_present_on AND spans.last_present_on
      THEN responses.objects ELSE 0 END) AS BIGINT) AS objects_between
  FROM spans
  JOIN responses ON responses.source = spans.source AND responses.parent_path = spans.parent_path
  GROUP BY spans.source, spans.json_path, spans.first_present_on, spans.last_present_on
)
SELECT
  counts.source,
  counts.json_path,
  changes.change,
  CASE changes.change WHEN 'appeared' THEN counts.first_present_on ELSE counts.last_present_on END AS changed_at,
  round(CAST(counts.present AS DOUBLE) / counts.objects_between, 3) AS share_while_there,
  CASE changes.change WHEN 'appeared' THEN counts.objects_before ELSE counts.objects_after END AS objects_without
FROM counts
CROSS JOIN (VALUES ('appeared'), ('vanished')) AS changes (change)
WHERE counts.present * CASE changes.change WHEN 'appeared' THEN counts.objects_before ELSE counts.objects_after END
  >= 10 * counts.objects_between
