// The table: filtered rows, a hundred and fifty at a time.
const STEP = 150;
const form = by("filters");
const chosen = new Set();
let across = "place";
let shown = [];
let drawn = 0;

function order() {
  const keys = across === "place" ? ["place", "period"] : ["period", "place"];
  return [...columns].sort((a, b) => a[keys[0]].localeCompare(b[keys[0]], "vi") || a[keys[1]].localeCompare(b[keys[1]], "vi"));
}

function drawHead() {
  const upper = make("tr", {}, make("th", { scope: "col", rowspan: 2, class: "name", "data-t": "indicator" }, t("indicator")));
  const lower = make("tr");
  let last = null, group = null;
  for (const column of order()) {
    const outer = across === "place" ? column.place : column.period, inner = across === "place" ? column.period : column.place;
    if (outer !== last) { group = upper.appendChild(make("th", { scope: "colgroup", colspan: 0, class: "group" }, make("span", {}, outer || "–"))); last = outer; }
    group.colSpan = Number(group.getAttribute("colspan")) + 1;
    lower.append(make("th", { scope: "col", class: group.colSpan === 1 ? "first" : null }, inner || "–"));
  }
  by("grid").tHead.replaceChildren(upper, lower);
}

function filter() {
  const sought = plain(form.search.value).split(/\s+/).filter(Boolean);
  shown = series.filter((one) => sought.every((word) => one.haystack.includes(word))
    && (!chosen.size || chosen.has(one.nature)) && (!form.several.checked || one.count > 1) && (!form.found.checked || one.found));
  by("shown").textContent = shown.length;
  by("none").hidden = shown.length > 0;
  drawn = 0;
  by("grid").tBodies[0].replaceChildren();
  drawRows(STEP);
}

function drawRows(count) {
  const fresh = document.createDocumentFragment(), ordered = order();
  for (const one of shown.slice(drawn, drawn + count)) fresh.append(rowOf(one, ordered));
  drawn = Math.min(drawn + count, shown.length);
  by("grid").tBodies[0].append(fresh);
  by("more").hidden = drawn >= shown.length;
}

function rowOf(one, ordered) {
  const name = make("th", { scope: "row", class: `name ${one.nature}` }, make("i", { class: "sign", "aria-hidden": "true" }), make("span", { lang: "vi" }, one.label), make("small", { lang: "vi" }, [one.unit, t(one.nature), one.base].filter(Boolean).join(" · ")));
  const row = make("tr", {}, name);
  let last = null;
  for (const column of ordered) {
    const outer = across === "place" ? column.place : column.period;
    row.append(cellOf(one.number, column.number, outer !== last));
    last = outer;
  }
  return row;
}

function cellOf(row, column, first) {
  const stated = cells.get(keyOf(row, column)), gap = gaps.get(keyOf(row, column));
  const made = make("td", { "data-row": row, "data-column": column, class: first ? "first" : null });
  if (stated) {
    const usable = stated.find((cell) => cell.status !== "not comparable") ?? stated[0];
    const button = make("button", { type: "button", tabindex: -1 }, usable.value);
    if (usable.status === "not comparable") button.classList.add("aside");
    if (stated.some((cell) => cell.failed)) button.classList.add("wrong");
    if (usable.change && usable.status === "changed") button.append(make("small", {}, usable.change.startsWith("−") ? "▼" : "▲"));
    made.append(button);
  } else if (gap && gap.status === "missing") made.append(make("button", { type: "button", tabindex: -1, class: "gap", "aria-label": t("missing") }, "·"));
  return made;
}

function listenToTable() {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", filter);
  for (const chip of all("[data-nature]", form)) chip.onclick = () => {
    const nature = chip.dataset.nature;
    if (!chosen.delete(nature)) chosen.add(nature);
    chip.setAttribute("aria-pressed", chosen.has(nature));
    filter();
  };
  for (const button of all("[data-by]")) button.onclick = () => {
    across = button.dataset.by;
    for (const other of all("[data-by]")) other.setAttribute("aria-pressed", other === button);
    drawHead();
    filter();
  };
  by("more").onclick = () => drawRows(STEP);
  new IntersectionObserver((seen) => { if (seen[0].isIntersecting && drawn < shown.length) drawRows(STEP); }, { rootMargin: "600px" }).observe(by("more").parentElement);
}
