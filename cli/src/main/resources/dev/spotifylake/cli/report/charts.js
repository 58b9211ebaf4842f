// What all charts share: their place in the page, their words, their tables and their looks.
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
const element = (id) => document.getElementById(id);
const charts = new Map();
const encoded = (text) => echarts.format.encodeHTML(String(text));
// Names of any direction stay in their place within a line.
const isolated = (name) => "\u2068" + name + "\u2069";
const named = (name) => (name === null || name.trim() === "" ? "(no name)" : name);

function makeElement(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") made.className = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

function say(id, text) {
  element(id + "-lede").textContent = text;
}

// Draws into the element, or says in its place that there is nothing.
function draw(id, summary, option) {
  const place = element(id);
  if (option === null) {
    charts.get(id)?.dispose();
    charts.delete(id);
    place.removeAttribute("role");
    place.removeAttribute("aria-label");
    place.style.height = "auto";
    place.replaceChildren(makeElement("p", { class: "none" }, summary));
    return;
  }
  if (!charts.has(id)) {
    place.replaceChildren();
    place.style.height = "";
  }
  if (option.height) place.style.height = option.height + "px";
  if (!charts.has(id)) charts.set(id, echarts.init(place, null, { renderer: "svg" }));
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", summary);
  const chart = charts.get(id);
  chart.resize();
  chart.setOption({ ...look(), ...option }, true);
}

function look() {
  return {
    animation: false,
    textStyle: { color: colour("soft"), fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif" },
    grid: { left: 2, right: 14, top: 10, bottom: 4, containLabel: true },
  };
}

const tooltip = (linesOf, trigger = "item") => ({
  trigger,
  confine: true,
  backgroundColor: colour("raised"),
  borderColor: colour("field"),
  padding: [6, 10],
  textStyle: { color: colour("ink"), fontSize: 13 },
  axisPointer: { type: "none" },
  formatter: (at) => linesOf(at).map((line, i) => (i === 0 ? "<strong>" + encoded(line) + "</strong>" : encoded(line))).join("<br>"),
});

const categories = (data, more = {}) => ({
  type: "category",
  data,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: colour("quiet") } },
  axisLabel: { color: colour("soft"), fontSize: 12, hideOverlap: true },
  ...more,
});

const amounts = (more = {}) => ({
  type: "value",
  splitNumber: 3,
  minInterval: 1,
  axisLabel: { color: colour("soft"), fontSize: 12 },
  splitLine: { lineStyle: { color: colour("line") } },
  ...more,
});

const bars = (name, data, shade, more = {}) => ({
  name,
  type: "bar",
  data,
  itemStyle: { color: shade },
  barMaxWidth: 26,
  barCategoryGap: "20%",
  ...more,
});

// Fills the table behind a chart. A column is [title, value of a row, whether it is a number].
function table(id, caption, columns, rows) {
  const place = element(id + "-rows");
  const head = makeElement("tr", {}, ...columns.map(([title, , number]) => makeElement("th", number ? { scope: "col", class: "number" } : { scope: "col" }, title)));
  const body = rows.map((row) =>
    makeElement("tr", {}, ...columns.map(([, value, number]) =>
      number ? makeElement("td", { class: "number" }, whole.format(value(row))) : makeElement("td", {}, makeElement("bdi", {}, String(value(row)))))));
  place.replaceChildren(makeElement("table", {}, makeElement("caption", {}, caption), makeElement("thead", {}, head), makeElement("tbody", {}, ...body)));
}

function key(id, entries) {
  element(id + "-key").replaceChildren(...entries.map(([shade, text]) => {
    const swatch = makeElement("i", { "aria-hidden": "true" });
    swatch.style.background = colour(shade);
    return makeElement("li", {}, swatch, text);
  }));
}
