// Whether the lake is complete: coverage with its gaps, and how the runs ended.
const minuteText = (moment) => moment.slice(0, 16).replace("T", " ");
const POLLS_PER_DAY = 24; // hourly

function drawCoverage() {
  const polls = totals(chosen(lake.polls), (row) => row.day, () => ({ polls: 0, new_plays: 0 }));
  const start = shown.from * MILLISECONDS_PER_DAY;
  const end = (shown.to + 1) * MILLISECONDS_PER_DAY;
  const gaps = lake.gaps.filter((gap) => isShownAccount(gap) && gap.from < end && gap.to > start);
  const days = Array.from({ length: daysShown() }, (_, i) => shown.from + i);
  const polledDays = days.filter((day) => polls.has(day)).length;
  const lost = sum(gaps, "gap_minutes");
  const summary = `Polled on ${polledDays} of ${count(days.length, "day")}; ` + (gaps.length === 0 ? "no gap." : `${count(gaps.length, "gap")}: in ${duration(lost)} plays may have been lost.`);
  say("coverage", summary);
  const shade = (day) => {
    const share = (polls.get(day)?.polls ?? 0) / POLLS_PER_DAY;
    return share === 0 ? colour("heat-0") : share < 0.5 ? colour("heat-1") : share < 0.9 ? colour("heat-2") : colour("heat-3");
  };
  const size = end - start;
  const apart = Math.ceil(days.length / Math.max(1, Math.floor(element("coverage").clientWidth / 80))); // days between labels
  const thinnest = size / 300; // a gap of an hour in a year is still a line
  draw("coverage", "Coverage. " + summary, {
    grid: { left: 0, right: 0, top: 4, bottom: 22, containLabel: false },
    xAxis: [
      categories(days.map(shortDay), { axisLine: { show: false }, axisLabel: { color: colour("soft"), fontSize: 12, interval: (i) => i % apart === Math.floor(apart / 2) } }),
      { type: "value", min: start, max: end, show: false },
    ],
    yAxis: { type: "value", show: false, max: 1 },
    tooltip: tooltip((at) => {
      const day = days[at.dataIndex];
      const found = polls.get(day) ?? { polls: 0, new_plays: 0 };
      const open = gaps.filter((gap) => gap.from < (day + 1) * MILLISECONDS_PER_DAY && gap.to > day * MILLISECONDS_PER_DAY);
      return [longDay(day), count(found.polls, "poll"), count(found.new_plays, "new play"), ...open.map((gap) => `gap of ${duration(gap.gap_minutes)} from ${minuteText(gap.gap_from)}`)];
    }),
    series: [
      { type: "bar", data: days.map((day) => ({ value: 1, itemStyle: { color: shade(day) } })), barCategoryGap: days.length > 200 ? "0%" : "8%" },
      ...gaps.map((gap) => {
        const from = Math.max(gap.from, start);
        const to = Math.min(end, Math.max(gap.to, from + thinnest));
        return { type: "line", xAxisIndex: 1, silent: true, symbol: "none", z: 5, lineStyle: { width: 0 }, areaStyle: { color: colour("alert"), opacity: 1 }, data: [[from, 1], [to, 1]] };
      }),
    ],
  });
  key("coverage", [["heat-3", "polled all day"], ["heat-2", "half the day or more"], ["heat-1", "less"], ["heat-0", "not at all"], ["alert", "gap: plays may be lost"]]);
  table("coverage", "Gaps, the latest first",
    [["From", (gap) => minuteText(gap.gap_from)], ["To", (gap) => minuteText(gap.gap_to)], ["Minutes", (gap) => gap.gap_minutes, true]],
    [...gaps].sort((a, b) => b.from - a.from));
}

function drawRuns() {
  const step = steps();
  const rows = chosen(lake.runs);
  const values = inSteps(rows, ["done", "done_in_part", "failed", "calls", "calls_429", "calls_5xx"], step);
  const objects = inSteps(chosen(lake.objects), ["rows_made", "rejects"], step);
  const axis = () => ({ xAxis: categories(step.keys.map(step.label)), yAxis: amounts() });
  const runs = sum(rows, "done") + sum(rows, "done_in_part") + sum(rows, "failed");
  const failed = sum(rows, "failed");
  const inPart = sum(rows, "done_in_part");
  const full = (at) => step.full(step.keys[at[0].dataIndex]);
  const runsSummary = runs === 0 ? "No run in this span." : `${count(runs, "run")}: ${whole.format(inPart)} in part, ${whole.format(failed)} failed.`;
  const nothing = runs === 0;
  say("runs", runsSummary);
  draw("runs", "Runs. " + runsSummary, nothing ? null : {
    ...axis(),
    tooltip: tooltip((at) => [full(at), ...at.map((part) => `${part.value} ${part.seriesName}`)], "axis"),
    series: [
      bars("done", values.done, colour("heat-2"), { stack: "runs" }),
      bars("in part", values.done_in_part, colour("second"), { stack: "runs" }),
      bars("failed", values.failed, colour("alert"), { stack: "runs" }),
    ],
  });
  key("runs", [["heat-2", "done"], ["second", "in part"], ["alert", "failed"]]);
  const calls = sum(rows, "calls");
  const troubled = sum(rows, "calls_429") + sum(rows, "calls_5xx");
  const callsSummary = nothing ? "No call in this span." : `${count(calls, "call")}; ${whole.format(troubled)} throttled (429) or failed (5xx).`;
  const successful = values.calls.map((all, i) => all - values.calls_429[i] - values.calls_5xx[i]);
  const not = values.calls.map((_, i) => values.calls_429[i] + values.calls_5xx[i]);
  say("calls", callsSummary);
  draw("calls", "Calls to Spotify. " + callsSummary, nothing ? null : {
    ...axis(),
    tooltip: tooltip((at) => [full(at), ...at.map((part) => `${part.value} ${part.seriesName}`)], "axis"),
    series: [bars("other", successful, colour("heat-2"), { stack: "calls" }), bars("429 or 5xx", not, colour("alert"), { stack: "calls" })],
  });
  key("calls", [["heat-2", "other"], ["alert", "429 or 5xx"]]);
  const rejects = sum(chosen(lake.objects), "rejects");
  const rejectsSummary = rejects === 0 ? "Everything could be used." : `${count(rejects, "element")} could not be used, of ${whole.format(rejects + sum(chosen(lake.objects), "rows_made"))}; ops_rejects says why.`;
  say("rejects", rejectsSummary);
  draw("rejects", "Rejects. " + rejectsSummary, rejects === 0 ? null : {
    ...axis(),
    tooltip: tooltip((at) => [full(at), count(at[0].value, "reject"), count(objects.rows_made[at[0].dataIndex], "row")], "axis"),
    series: [bars("rejects", objects.rejects, colour("field"))],
  });
  table("runs", `Runs by ${step.kind}`,
    [[step.kind, (i) => step.full(step.keys[i])], ["Done", (i) => values.done[i], true], ["In part", (i) => values.done_in_part[i], true], ["Failed", (i) => values.failed[i], true],
      ["Calls", (i) => values.calls[i], true], ["429", (i) => values.calls_429[i], true], ["5xx", (i) => values.calls_5xx[i], true], ["Rows", (i) => objects.rows_made[i], true], ["Rejects", (i) => objects.rejects[i], true]],
    step.keys.map((_, i) => i));
}
