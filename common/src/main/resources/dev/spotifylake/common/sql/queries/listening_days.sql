-- Title: Listening by day
-- How much you listened on each of the last days (UTC).
-- Cost: months
SELECT day, plays, artists, minutes, minutes_estimated
FROM v_listening_days
WHERE month >= ${month -1}
ORDER BY day DESC, account
LIMIT 14
