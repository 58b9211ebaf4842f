// What is new: first listens, and the entries added to playlists and removed from them.
function drawFirsts(id, rows, name, one, many) {
  const step = steps();
  const values = inSteps(rows, [name], step)[name];
  const all = sum(rows, name);
  const summary = all === 0 ? `No ${many} heard for the first time.` : `${count(all, one, many)} heard for the first time, ${(all / daysShown()).toFixed(1)} a day.`;
  say(id, summary);
  draw(id, summary, all === 0 ? null : {
    xAxis: categories(step.keys.map(step.label)),
    yAxis: amounts(),
    tooltip: tooltip(([at]) => [step.full(step.keys[at.dataIndex]), count(at.value, "new " + one, "new " + many)], "axis"),
    series: [bars(many, values, colour(id === "first-artists" ? "heat-3" : "second"))],
  });
  table(id, `New ${many} by ${step.kind}`, [[step.kind, (i) => step.full(step.keys[i])], ["New", (i) => values[i], true]], step.keys.map((_, i) => i));
}

function drawDiscovery() {
  const artists = chosen(lake.first_artists);
  drawFirsts("first-artists", artists.map((row) => ({ ...row, artists: 1 })), "artists", "artist", "artists");
  drawFirsts("first-songs", chosen(lake.first_songs), "songs", "song", "songs");
  const since = totals(chosen(lake.songs), (row) => row.artist_name, () => ({ plays: 0 }));
  const kept = artists.map((row) => ({ ...row, plays: since.get(row.artist_name)?.plays ?? 0 })).sort((a, b) => b.plays - a.plays).slice(0, 8);
  const box = element("kept");
  say("kept", kept.length === 0 ? "No artist was heard for the first time." : "First heard in this span, and played most since.");
  box.replaceChildren(...kept.slice(0, 1).map(() => makeElement("table", { class: "top" },
    makeElement("thead", {}, makeElement("tr", {}, makeElement("th", { scope: "col" }, "Artist"), makeElement("th", { scope: "col" }, "First heard"), makeElement("th", { scope: "col" }, "Plays"))),
    makeElement("tbody", {}, ...kept.map((row) => makeElement("tr", {}, makeElement("td", { class: "name" }, makeElement("bdi", {}, named(row.artist_name))), makeElement("td", {}, shortDay(row.day)), makeElement("td", {}, whole.format(row.plays))))))));
}

const MAX_PLAYLISTS = 6;

// Small multiples with one scale: the playlists that changed most.
function drawPlaylists() {
  const rows = chosen(lake.playlists);
  const step = steps();
  const lists = [...totals(rows, (row) => row.account + " " + row.playlist_id, (row) => ({ added: 0, removed: 0 })).entries()]
    .map(([at, group]) => ({ at, ...group, rows: rows.filter((row) => row.account + " " + row.playlist_id === at) }))
    .map((list) => ({ ...list, name: named(list.rows[0].playlist_name) }))
    .sort((a, b) => b.added + b.removed - a.added - a.removed);
  const added = sum(rows, "added");
  const removed = sum(rows, "removed");
  const more = lists.length > MAX_PLAYLISTS ? ` The ${MAX_PLAYLISTS} that changed most are drawn; the table has all.` : "";
  say("playlists", lists.length === 0
    ? "No playlist changed in this span."
    : `${count(added, "entry", "entries")} added and ${whole.format(removed)} removed in ${count(lists.length, "playlist")}.${more}`);
  for (const id of [...charts.keys()].filter((name) => name.startsWith("playlist-"))) {
    charts.get(id).dispose();
    charts.delete(id);
  }
  const drawn = lists.slice(0, MAX_PLAYLISTS);
  element("playlists").replaceChildren(...drawn.map((list, i) => makeElement("figure", {},
    makeElement("h3", { title: list.name }, makeElement("bdi", {}, list.name)),
    makeElement("p", { class: "soft" }, `${count(list.added, "entry", "entries")} added, ${whole.format(list.removed)} removed`),
    makeElement("div", { class: "chart small", id: "playlist-" + i }))));
  const series = drawn.map((list) => inSteps(list.rows, ["added", "removed"], step));
  const largest = Math.max(1, ...series.flatMap((values) => [...values.added, ...values.removed]));
  drawn.forEach((list, i) => {
    const { added: came, removed: left } = series[i];
    draw("playlist-" + i, `${list.name}: ${list.added} added, ${list.removed} removed.`, {
      xAxis: categories(step.keys.map(step.label), { axisLine: { lineStyle: { color: colour("quiet") }, onZero: true }, axisLabel: { color: colour("soft"), fontSize: 11, hideOverlap: true } }),
      yAxis: amounts({ min: -largest, max: largest, interval: largest, axisLabel: { color: colour("soft"), fontSize: 11, formatter: (value) => whole.format(Math.abs(value)) } }),
      tooltip: tooltip((at) => [step.full(step.keys[at[0].dataIndex]), `${came[at[0].dataIndex]} added`, `${left[at[0].dataIndex]} removed`], "axis"),
      series: [
        bars("added", came, colour("heat-3"), { stack: "one", barMaxWidth: 14 }),
        bars("removed", left.map((value) => -value), colour("alert"), { stack: "one", barMaxWidth: 14 }),
      ],
    });
  });
  table("playlists", "Playlists that changed, the most changed first",
    [["Playlist", (row) => row.name], ["Added", (row) => row.added, true], ["Removed", (row) => row.removed, true]], lists);
}
