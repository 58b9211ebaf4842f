// When somebody listened: the totals, the calendar, the hours of the day and the days of the week.
function drawTotals() {
  const before = spanBefore();
  const of = (from, to) => {
    const songs = between(lake.songs, from, to);
    const listening = between(lake.listening, from, to);
    return {
      plays: sum(listening, "plays"),
      minutes: sum(listening, "minutes"),
      days: new Set(listening.map((row) => row.day)).size,
      artists: new Set(songs.map((row) => row.artist_name)).size,
      songs: new Set(songs.map((row) => row.track_name + "\u0000" + row.artist_name)).size,
      fresh: between(lake.first_artists, from, to).length,
    };
  };
  const now = of(shown.from, shown.to);
  const then = before && of(before.from, before.to);
  const change = (name) => {
    if (!then || then[name] === 0) return "";
    const percent = Math.round((100 * (now[name] - then[name])) / then[name]);
    return percent === 0 ? "as in the span before" : `${Math.abs(percent)} % ${percent > 0 ? "more" : "less"} than before`;
  };
  const show = (id, value, note) => {
    element("total-" + id).textContent = value;
    element("total-" + id + "-note").textContent = note;
  };
  show("plays", whole.format(now.plays), change("plays"));
  show("hours", whole.format(now.minutes / 60), change("minutes"));
  show("days", `${now.days}`, `of ${count(daysShown(), "day")}`);
  show("artists", whole.format(now.artists), change("artists"));
  show("songs", whole.format(now.songs), change("songs"));
  show("fresh", whole.format(now.fresh), then ? change("fresh") : "");
}

const SMALLEST_CELL = 12;
const LARGEST_CELL = 26;

// One column per week, one row per weekday, as many weeks side by side as fit.
function drawCalendar() {
  const rows = lake.listening.filter(isShownAccount);
  const days = totals(rows, (row) => row.day, () => ({ plays: 0, minutes: 0 }));
  const from = Math.min(shown.from, Math.max(firstDay, lastDay - 364));
  const start = from - weekdayOf(from);
  const weeks = Math.ceil((lastDay - start + 1) / 7);
  const labels = 34;
  const width = element("calendar").clientWidth - labels;
  const lines = Math.ceil(weeks / Math.max(1, Math.floor(width / SMALLEST_CELL)));
  const perLine = Math.ceil(weeks / lines);
  const cell = Math.min(LARGEST_CELL, Math.floor(width / perLine));
  const lineHeight = 8.2;
  const marks = heatMarks([...days.values()].map((day) => day.minutes));
  const levelOf = (minutes) => (minutes === 0 ? 0 : 1 + marks.filter((mark) => minutes > mark).length);
  const cells = [];
  const months = [];
  for (let day = from; day <= lastDay; day++) {
    const week = Math.floor((day - start) / 7);
    const line = Math.floor(week / perLine);
    const position = [week % perLine, line * lineHeight + 1 + weekdayOf(day)];
    const { plays, minutes } = days.get(day) ?? { plays: 0, minutes: 0 };
    const dim = day < shown.from || day > shown.to;
    cells.push({ value: [...position, day, plays, minutes], itemStyle: { color: colour("heat-" + levelOf(minutes)), opacity: dim ? 0.35 : 1 } });
    if (dayText(day).endsWith("-01") || (day === from && !dayText(day + 14).endsWith("-01") && +dayText(day).slice(8) < 22)) months.push({ value: [week % perLine, line * lineHeight + 0.05], name: monthName(day) });
  }
  const weekdays = Array.from({ length: lines }, (_, line) => [0, 2, 4, 6].map((i) => ({ value: [-0.5, line * lineHeight + 1 + i], name: WEEKDAYS[i] }))).flat();
  const words = (data, position) => ({
    type: "scatter", silent: true, symbolSize: 0, data,
    label: { show: true, position, distance: position === "left" ? 4 : 0, formatter: (at) => at.name, color: colour("soft"), fontSize: 11 },
  });
  const chosenDays = [...days].filter(([day]) => day >= shown.from && day <= shown.to);
  const most = chosenDays.reduce((best, day) => (best === null || day[1].minutes > best[1].minutes ? day : best), null);
  const summary = most === null
    ? "No plays in this span."
    : `Listened on ${count(chosenDays.length, "day")} of ${daysShown()}; most on ${longDay(most[0])}: ${count(most[1].plays, "play")}, ${duration(most[1].minutes)}.`;
  say("calendar", summary);
  draw("calendar", "Listening calendar. " + summary, {
    height: Math.ceil(lines * lineHeight * cell + 4),
    grid: { left: labels, top: 0, width: perLine * cell, height: lines * lineHeight * cell, containLabel: false },
    xAxis: { type: "value", show: false, min: -0.5, max: perLine - 0.5 },
    yAxis: { type: "value", show: false, inverse: true, min: -0.5, max: lines * lineHeight - 0.5 },
    tooltip: tooltip(({ value }) => [longDay(value[2]), count(value[3], "play"), duration(value[4])]),
    series: [
      { type: "scatter", symbol: "roundRect", symbolSize: cell - 2.5, data: cells, emphasis: { scale: false, itemStyle: { borderColor: colour("ink"), borderWidth: 1.5 } } },
      words(months, "right"),
      words(weekdays, "left"),
    ],
  });
  key("calendar", [
    ["heat-0", "none"],
    ...marks.map((mark, i) => [`heat-${i + 1}`, `up to ${whole.format(mark)} min`]),
    [`heat-${marks.length + 1}`, marks.length ? "more" : "some"],
  ]);
  table("calendar", "Days with plays in the span shown, the latest first",
    [["Day", (row) => longDay(row[0])], ["Plays", (row) => row[1].plays, true], ["Minutes", (row) => row[1].minutes, true]],
    chosenDays.sort((a, b) => b[0] - a[0]));
}

// Where the colour changes: at quarters of the days with plays, rounded to numbers that are easy to read.
function heatMarks(minutes) {
  const played = minutes.filter((value) => value > 0).sort((a, b) => a - b);
  const quarter = (share) => {
    const value = played[Math.floor(share * (played.length - 1))];
    const unit = value > 100 ? 20 : value > 20 ? 10 : 5;
    return Math.max(unit, Math.round(value / unit) * unit);
  };
  return played.length === 0 ? [] : [...new Set([0.25, 0.5, 0.75].map(quarter))];
}

const clock = (hour) => String(hour).padStart(2, "0") + ":00";

function drawHours() {
  const rows = chosen(lake.listening);
  const hours = Array.from({ length: 24 }, (_, hour) => sum(rows.filter((row) => row.hour === hour), "minutes"));
  const plays = Array.from({ length: 24 }, (_, hour) => sum(rows.filter((row) => row.hour === hour), "plays"));
  const best = hours.indexOf(Math.max(...hours));
  const summary = rows.length === 0 ? "No plays in this span." : `Minutes on an average day; most between ${clock(best)} and ${clock((best + 1) % 24)}.`;
  say("hours", summary);
  draw("hours", "Hours of the day. " + summary, rows.length === 0 ? null : {
    xAxis: categories(hours.map((_, hour) => hour), { axisLabel: { color: colour("soft"), fontSize: 12, interval: (i) => i % (element("hours").clientWidth < 500 ? 6 : 3) === 0, formatter: clock } }),
    yAxis: amounts({ minInterval: 0 }),
    tooltip: tooltip(([at]) => [`${clock(at.dataIndex)} to ${clock((at.dataIndex + 1) % 24)}`, `${at.value.toFixed(1)} minutes a day`, count(plays[at.dataIndex], "play") + " in all"], "axis"),
    series: [bars("Minutes a day", hours.map((minutes) => minutes / daysShown()), colour("heat-3"))],
  });
  table("hours", "Plays and minutes by hour of the day",
    [["From", clock], ["Plays", (hour) => plays[hour], true], ["Minutes", (hour) => hours[hour], true]], hours.map((_, hour) => hour));
}

function drawWeekdays() {
  const rows = chosen(lake.listening);
  const minutes = WEEKDAYS.map((_, weekday) => sum(rows.filter((row) => weekdayOf(row.day) === weekday), "minutes"));
  const days = WEEKDAYS.map(() => 0);
  for (let day = shown.from; day <= shown.to; day++) days[weekdayOf(day)]++;
  const average = minutes.map((value, weekday) => (days[weekday] === 0 ? 0 : value / days[weekday]));
  const best = average.indexOf(Math.max(...average));
  const summary = rows.length === 0 ? "No plays in this span." : `Minutes a day; most on a ${["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][best]}.`;
  say("weekdays", summary);
  draw("weekdays", "Days of the week. " + summary, rows.length === 0 ? null : {
    xAxis: categories(WEEKDAYS),
    yAxis: amounts({ minInterval: 0 }),
    tooltip: tooltip(([at]) => [at.name, `${at.value.toFixed(0)} minutes a day`], "axis"),
    series: [bars("Minutes a day", average, colour("heat-3"))],
  });
  table("weekdays", "Minutes by day of the week",
    [["Weekday", (i) => WEEKDAYS[i]], ["Minutes", (i) => minutes[i], true], ["Minutes a day", (i) => average[i], true]], WEEKDAYS.map((_, i) => i));
}
