// The filter, the colours, and drawing everything.
function drawAll() {
  drawTotals();
  drawCalendar();
  drawHours();
  drawWeekdays();
  drawTopLists();
  drawRanks("artist");
  drawRanks("track");
  drawDiscovery();
  drawPlaylists();
  drawCoverage();
  drawRuns();
}

const PRESETS = { "four-weeks": 28, quarter: 91, year: 365, all: Infinity };

function show(from, to) {
  shown.from = Math.max(firstDay, Math.min(from, to));
  shown.to = Math.min(lastDay, Math.max(from, to));
  element("from").value = dayText(shown.from);
  element("to").value = dayText(shown.to);
  const plays = sum(chosen(lake.listening), "plays");
  element("shown-span").textContent = `${shortDay(shown.from)} to ${longDay(shown.to)}: ${count(plays, "play")}`;
  drawAll();
}

const showPreset = (name) => show(Math.max(firstDay, lastDay - PRESETS[name] + 1), lastDay);

function listenToFilter() {
  for (const radio of document.querySelectorAll("input[name=preset]")) {
    radio.disabled = radio.value !== "all" && PRESETS[radio.value] > lastDay - firstDay + 1;
    radio.addEventListener("change", () => showPreset(radio.value));
  }
  for (const id of ["from", "to"]) {
    element(id).min = dayText(firstDay);
    element(id).max = dayText(lastDay);
    element(id).addEventListener("change", () => {
      const from = element("from").value;
      const to = element("to").value;
      if (from === "" || to === "") return;
      document.querySelectorAll("input[name=preset]").forEach((radio) => (radio.checked = false));
      show(dayOf(from), dayOf(to));
    });
  }
  element("account")?.addEventListener("change", (event) => {
    shown.account = event.target.value === "" ? null : event.target.value;
    show(shown.from, shown.to);
  });
  document.querySelector(".filter form").addEventListener("submit", (event) => event.preventDefault());
}

const darkScheme = matchMedia("(prefers-color-scheme: dark)");

function applyTheme() {
  const choice = element("theme").value;
  document.documentElement.dataset.theme = choice === "system" ? (darkScheme.matches ? "dark" : "light") : choice;
}

function listenToTheme() {
  // A page opened from a folder may have no storage. Then the choice lasts as long as the page is open.
  try {
    element("theme").value = localStorage.getItem("lake-report-theme") ?? "system";
  } catch { /* no storage */ }
  element("theme").addEventListener("change", () => {
    try {
      localStorage.setItem("lake-report-theme", element("theme").value);
    } catch { /* no storage */ }
    applyTheme();
    if (!pageData.empty) drawAll();
  });
  darkScheme.addEventListener("change", () => {
    applyTheme();
    if (!pageData.empty) drawAll();
  });
  applyTheme();
}

listenToTheme();
if (!pageData.empty) {
  listenToFilter();
  // At most half of the history, so that there is an earlier span to compare with. A short history is shown whole.
  const preset = ["year", "quarter", "four-weeks"].find((name) => lastDay - firstPlayDay + 1 >= 2 * PRESETS[name]) ?? "all";
  document.querySelector(`input[name=preset][value=${preset}]`).checked = true;
  showPreset(preset);
  let width = document.documentElement.clientWidth;
  new ResizeObserver(() => {
    if (document.documentElement.clientWidth === width) return;
    width = document.documentElement.clientWidth;
    drawAll();
  }).observe(document.documentElement);
}
