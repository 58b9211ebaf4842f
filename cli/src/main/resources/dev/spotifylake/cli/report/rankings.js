// What was played: the top lists of the span with their movement, and Spotify's own ranking over time.
const LIST_LENGTH = 10;

function ranked(rows, keyOf) {
  const groups = [...totals(rows, keyOf, (row) => ({ plays: 0, minutes: 0, name: null, by: null })).entries()];
  for (const row of rows) row.key = keyOf(row);
  const names = new Map(rows.map((row) => [row.key, row]));
  return groups
    .map(([at, group]) => ({ key: at, plays: group.plays, minutes: group.minutes, row: names.get(at) }))
    .sort((a, b) => b.plays - a.plays || b.minutes - a.minutes || (a.key < b.key ? -1 : 1));
}

function movement(index, before) {
  if (before === null) return ["", ""];
  if (before === -1) return ["new", "new"];
  const up = before - index;
  if (up === 0) return ["same", "="];
  return [up > 0 ? "up" : "down", (up > 0 ? "▲ " : "▼ ") + Math.abs(up)];
}

function drawTopList(id, rows, earlierRows, keyOf, nameOf, byOf) {
  const list = ranked(rows, keyOf).slice(0, LIST_LENGTH);
  const earlier = earlierRows && new Map(ranked(earlierRows, keyOf).map((entry, index) => [entry.key, index]));
  const most = list.length === 0 ? 1 : list[0].plays;
  const spoken = { up: "positions up", down: "positions down", new: "not in the span before", same: "as before" };
  const body = list.map((entry, index) => {
    const [kind, text] = movement(index, earlier && (earlier.get(entry.key) ?? -1));
    const move = makeElement("td", { class: "move " + kind }, text);
    if (kind === "up" || kind === "down") move.append(makeElement("span", { class: "unseen" }, " " + spoken[kind]));
    const name = makeElement("td", { class: "name" }, makeElement("bdi", {}, named(nameOf(entry.row))));
    if (byOf) name.append(makeElement("small", {}, makeElement("bdi", {}, named(byOf(entry.row)))));
    const bar = makeElement("span", { class: "bar", "aria-hidden": "true" });
    bar.style.width = `calc((100% - 2.75rem) * ${entry.plays / most})`;
    return makeElement("tr", {}, makeElement("td", { class: "rank" }, String(index + 1)), ...(earlier ? [move] : []), name, makeElement("td", { class: "plays" }, bar, whole.format(entry.plays)));
  });
  const heads = [["rank", "#"], ["move", "Moved"], ["name", byOf ? "Song" : "Artist"], ["plays", "Plays"]]
    .filter(([kind]) => kind !== "move" || earlier)
    .map(([kind, text]) => makeElement("th", { scope: "col", class: kind }, text));
  say(id, list.length === 0 ? "No plays in this span." : earlier ? "By plays; moved since the span of the same length before." : "By plays; there is no earlier span of this length to compare with.");
  element(id).replaceChildren(...(list.length === 0 ? [] : [makeElement("table", { class: "top" }, makeElement("thead", {}, makeElement("tr", {}, ...heads)), makeElement("tbody", {}, ...body))]));
}

function drawTopLists() {
  const rows = chosen(lake.songs);
  const before = spanBefore();
  const earlier = before && between(lake.songs, before.from, before.to);
  const artists = (all) => all && all.filter((row) => row.artist_name !== null);
  drawTopList("artists", artists(rows), artists(earlier), (row) => row.artist_name, (row) => row.artist_name, null);
  drawTopList("songs", rows, earlier, (row) => row.track_name + "\u0000" + row.artist_name, (row) => row.track_name, (row) => row.artist_name);
}

const HIGHLIGHTED = 3;

// The first ten at the end of the span, each as a line through its earlier ranks.
function drawRanks(type) {
  const id = "ranks-" + type;
  const rows = chosen(lake.ranks).filter((row) => row.item_type === type);
  const account = shown.account ?? rows[0]?.account;
  const own = rows.filter((row) => row.account === account);
  const days = [...new Set(own.map((row) => row.day))].sort((a, b) => a - b);
  const ranks = new Map(own.map((row) => [row.day + " " + row.item_id, row.rank]));
  const leaders = own.filter((row) => row.day === days.at(-1)).sort((a, b) => a.rank - b.rank);
  if (leaders.length === 0) {
    const nothing = "Spotify's ranking was not read in this span.";
    say(id, "");
    table(id, nothing, [["Rank", () => ""]], []);
    draw(id, nothing, null);
    return;
  }
  const first = (leader) => days.map((day) => ranks.get(day + " " + leader.item_id)).find((rank) => rank !== undefined);
  const stays = leaders.filter((leader) => ranks.get(days[0] + " " + leader.item_id) !== undefined).length;
  const summary = `On ${shortDay(days.at(-1))} ${named(leaders[0].item_name)} leads; ${stays} of the first ${leaders.length} were there on ${shortDay(days[0])} too.`;
  const shades = [colour("accent"), colour("second"), colour("alert")];
  const width = element(id).clientWidth;
  const names = Math.min(200, Math.round(width * 0.42));
  say(id, summary);
  draw(id, "Spotify's ranking by day. " + summary, {
    grid: { left: 26, right: names, top: 12, bottom: 26, containLabel: false },
    xAxis: categories(days.map(shortDay), { boundaryGap: false, axisLabel: { color: colour("soft"), fontSize: 12, hideOverlap: true, showMaxLabel: true } }),
    yAxis: { type: "value", inverse: true, min: 0.5, max: 10.5, interval: 1, axisLabel: { show: false }, splitLine: { show: false } },
    tooltip: tooltip((at) => [named(leaders[at.seriesIndex].item_name), `rank ${at.value} on ${longDay(days[at.dataIndex])}`]),
    series: leaders.map((leader, i) => ({
      type: "line",
      data: days.map((day) => ranks.get(day + " " + leader.item_id) ?? null),
      symbol: "circle",
      symbolSize: i < HIGHLIGHTED && days.length <= 40 ? 6 : 3,
      showAllSymbol: true,
      lineStyle: { width: i < HIGHLIGHTED ? 2.5 : 1.25, color: shades[i] ?? colour("quiet") },
      itemStyle: { color: shades[i] ?? colour("quiet") },
      z: i < HIGHLIGHTED ? 3 : 2,
      emphasis: { focus: "series", lineStyle: { width: 3 } },
      endLabel: {
        show: true, distance: 8, formatter: () => `${leader.rank}  ${isolated(named(leader.item_name))}`,
        color: i < HIGHLIGHTED ? shades[i] : colour("soft"), fontSize: 12, fontWeight: i < HIGHLIGHTED ? 600 : 400, width: names - 14, overflow: "truncate",
      },
    })),
  });
  table(id, `The first ten on ${longDay(days.at(-1))}`,
    [["Rank", (row) => row.rank, true], ["Name", (row) => named(row.item_name)], ["Rank at its first day in this span", first, true]], leaders);
}
