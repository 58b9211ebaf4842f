-- How much did I listen on each of the last days?
SELECT day, plays, artists, minutes, minutes_estimated
FROM v_listening_days
ORDER BY day DESC, account
LIMIT 14
