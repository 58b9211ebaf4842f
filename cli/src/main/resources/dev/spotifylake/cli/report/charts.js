// What all charts share: their element, summary, table and style.
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
const element = (id) => document.getElementById(id);
const charts = new Map();
const encoded = (text) => echarts.format.encodeHTML(String(text));
// Isolates a name, so that its writing direction does not reorder the line.
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

// Draws into the element, or writes there that there is no data.
function draw(id, summary, option) {
  const box = element(id);
  if (option === null) {
    charts.get(id)?.dispose();
    charts.delete(id);
    box.removeAttribute("role");
    box.removeAttribute("aria-label");
    box.style.height = "auto";
    box.replaceChildren(makeElement("p", { class: "none" }, summary));
    return;
  }
  if (!charts.has(id)) {
    box.replaceChildren();
    box.style.height = "";
  }
  if (option.height) box.style.height = option.height + "px";
  if (!charts.has(id)) charts.set(id, echarts.init(box, null, { renderer: "svg" }));
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", summary);
  const chart = charts.get(id);
  chart.resize();
  chart.setOption({ ...style(), ...option }, true);
}

function style() {
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

// Fills the table below a chart. A column is [title, value of a row, whether it is a number].
function table(id, caption, columns, rows) {
  const box = element(id + "-rows");
  const head = makeElement("tr", {}, ...columns.map(([title, , number]) => makeElement("th", number ? { scope: "col", class: "number" } : { scope: "col" }, title)));
  const body = rows.map((row) =>
    makeElement("tr", {}, ...columns.map(([, value, number]) =>
      number ? makeElement("td", { class: "number" }, whole.format(value(row))) : makeElement("td", {}, makeElement("bdi", {}, String(value(row)))))));
  box.replaceChildren(makeElement("table", {}, makeElement("caption", {}, caption), makeElement("thead", {}, head), makeElement("tbody", {}, ...body)));
}

function key(id, entries) {
  element(id + "-key").replaceChildren(...entries.map(([shade, text]) => {
    const swatch = makeElement("i", { "aria-hidden": "true" });
    swatch.style.background = colour(shade);
    return makeElement("li", {}, swatch, text);
  }));
}
