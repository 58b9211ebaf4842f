// The query results in the page, and the days they cover. A day is a whole number: days since 1970.
const pageData = JSON.parse(document.getElementById("lake-data").textContent);

// A column is a list of values, or a list of distinct texts and the index of each row's text.
function rowsOf(result) {
  const lists = result.columns.map((column) =>
    column.texts ? column.indexes.map((index) => (index < 0 ? null : column.texts[index])) : column.values);
  const rows = [];
  for (let i = 0; i < result.rows; i++) {
    const row = {};
    result.columns.forEach((column, j) => (row[column.name] = lists[j][i]));
    rows.push(row);
  }
  return rows;
}

const MILLISECONDS_PER_DAY = 86400000;

function dayOf(text) {
  return Math.round(Date.parse(text.slice(0, 10) + "T00:00:00Z") / MILLISECONDS_PER_DAY);
}

function momentOf(text) {
  return Date.parse(text.replace(" ", "T").replace(/Z?$/, "Z"));
}

const dayText = (day) => new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
const weekdayOf = (day) => (((day + 3) % 7) + 7) % 7; // 0 is Monday
const formatted = (format) => {
  const formatter = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...format });
  return (day) => formatter.format(new Date(day * MILLISECONDS_PER_DAY));
};
const shortDay = formatted({ day: "numeric", month: "short" });
const longDay = formatted({ weekday: "short", day: "numeric", month: "short", year: "numeric" });
const monthName = formatted({ month: "short" });
const monthAndYear = formatted({ month: "short", year: "numeric" });
const monthOf = (day) => dayText(day).slice(0, 7);
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const count = (value, one, many) => whole.format(value) + " " + (value === 1 ? one : many ?? one + "s");
function duration(minutes) {
  if (minutes < 90) return count(Math.round(minutes), "minute");
  return (minutes < 6000 ? tenths : whole).format(minutes / 60) + " hours";
}

const lake = {};
for (const [name, result] of Object.entries(pageData.results)) {
  lake[name] = rowsOf(result);
  for (const row of lake[name]) if (row.day !== undefined) row.day = dayOf(row.day);
}
lake.first_artists.forEach((row) => (row.day = dayOf(row.first_day)));
for (const gap of lake.gaps) {
  gap.from = momentOf(gap.gap_from);
  gap.to = momentOf(gap.gap_to);
}

// What the page shows: one account or, with null, all; from and to are days, both included.
const shown = { account: null, from: 0, to: 0 };
const isShownAccount = (row) => shown.account === null || row.account === undefined || row.account === shown.account;
const between = (rows, from, to) => rows.filter((row) => row.day >= from && row.day <= to && isShownAccount(row));
const chosen = (rows) => between(rows, shown.from, shown.to);
const daysShown = () => shown.to - shown.from + 1;

const allDays = Object.values(lake).flatMap((rows) => rows.map((row) => row.day).filter((day) => day !== undefined));
const firstDay = allDays.reduce((least, day) => Math.min(least, day), Infinity);
const lastDay = allDays.reduce((most, day) => Math.max(most, day), -Infinity);
const firstPlayDay = lake.listening.reduce((least, row) => Math.min(least, row.day), Infinity);

// The span of the same length right before the one shown; null where the lake does not go back so far.
function spanBefore() {
  const from = shown.from - daysShown();
  return from >= firstPlayDay ? { from, to: shown.from - 1 } : null;
}

function totals(rows, keyOf, start) {
  const groups = new Map();
  for (const row of rows) {
    const key = keyOf(row);
    if (!groups.has(key)) groups.set(key, start(row));
    const group = groups.get(key);
    for (const name of Object.keys(group)) if (typeof group[name] === "number" && name in row) group[name] += row[name];
  }
  return groups;
}

const sum = (rows, name) => rows.reduce((total, row) => total + (row[name] ?? 0), 0);

// Days, weeks from Monday, or months: as many as stay readable as bars.
function steps() {
  const days = daysShown();
  const kind = days <= 45 ? "day" : days <= 400 ? "week" : "month";
  const keyOf = (day) => (kind === "day" ? day : kind === "week" ? day - weekdayOf(day) : dayOf(monthOf(day) + "-01"));
  const keys = [];
  for (let day = shown.from; day <= shown.to; day++) if (keys.at(-1) !== keyOf(day)) keys.push(keyOf(day));
  const label = kind === "month" ? monthAndYear : shortDay;
  const full = (key) => (kind === "day" ? longDay(key) : kind === "week" ? "week from " + longDay(key) : monthAndYear(key));
  return { kind, keys, keyOf, label, full, index: new Map(keys.map((key, i) => [key, i])) };
}

function inSteps(rows, names, step) {
  const sums = Object.fromEntries(names.map((name) => [name, step.keys.map(() => 0)]));
  for (const row of rows) {
    const index = step.index.get(step.keyOf(row.day));
    for (const name of names) sums[name][index] += row[name] ?? 0;
  }
  return sums;
}
