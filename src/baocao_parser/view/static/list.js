// The list of records: of those that fit the filters a window is drawn, and it grows as it is scrolled.
const list = by("list");
const rows = [];
const STEP = 200;
const HEAD_HEIGHT = 28;
let current = null;
let shown = [];
let first = 0;
let last = 0;
const edges = { top: make("li", { class: "edge", "aria-hidden": "true" }), end: make("li", { class: "edge", "aria-hidden": "true" }) };
const edgeWatcher = new IntersectionObserver((seen) => {
  if (seen.some((one) => one.isIntersecting)) grow(seen.some((one) => one.isIntersecting && one.target === edges.top));
}, { rootMargin: "400px" });

function rowOf(record) {
  const row = by("t-record").content.firstElementChild.cloneNode(true);
  row.id = `r${record.number}`;
  row.dataset.n = record.number;
  row.classList.add(record.nature);
  return fillRow(row, record);
}

// What a row says, with what a person has set right.
function fillRow(row, record) {
  const now = correctedReading(record), more = row.querySelector(".more");
  row.querySelector(".label").textContent = now.label || record.row || "–";
  row.querySelector(".figure b").textContent = record.written;
  row.querySelector(".figure span").textContent = now.unit;
  row.classList.toggle("gone", now.indicator === "no");
  const known = [sections[record.section]?.title, data.period];
  const said = [t(now.nature || "unknown"), record.bound && t(record.bound), record.base && `${t("base").toLowerCase()} ${record.base}`, record.period, record.columns, record.subject];
  more.textContent = said.filter((part, at) => part && (at < 3 || !known.includes(part) && !now.label.includes(part))).join(" · ");
  if (checksOf[record.number].some((check) => !check.holds)) more.prepend(make("span", { class: "tag" }, `${t("fails")} `));
  if (issuesOf[record.number].length) more.prepend(make("span", { class: "tag" }, "! "));
  if (corrected(record)) more.prepend(make("span", { class: "tag mine" }, `${t("corrected")} `));
  return row;
}

// Draw the rows of a window of those that fit.
function drawWindow(from, to) {
  first = Math.max(from, 0);
  last = Math.min(to, shown.length);
  list.replaceChildren(edges.top, ...rowsOf(first, last), edges.end);
  edges.top.hidden = first === 0;
  edges.end.hidden = last === shown.length;
}

function rowsOf(from, to) {
  const found = [];
  for (let at = from; at < to; at += 1) {
    const record = records[shown[at]];
    if (at === 0 || records[shown[at - 1]].section !== record.section) found.push(headOf(record.section));
    found.push(rows[record.number] ??= rowOf(record));
  }
  return found;
}

function grow(upwards) {
  const from = upwards ? Math.max(first - STEP, 0) : first, to = upwards ? last : Math.min(last + STEP, shown.length);
  if (upwards) edges.top.after(...rowsOf(from, first)); else edges.end.before(...rowsOf(last, to));
  first = from;
  last = to;
  edges.top.hidden = first === 0;
  edges.end.hidden = last === shown.length;
}

function headOf(section) {
  return make("li", { class: "part", lang: "vi" }, sections[section]?.name ?? "…");
}

// Choose a record: its row is open, its place is shown, its words are painted.
function choose(number, { scroll = true, from = "list", focus = false } = {}) {
  if (!records[number]) return;
  leave();
  current = number;
  if (!shown.includes(number)) fit({ pinned: number });
  const at = shown.indexOf(number);
  if (at < first || at >= last) drawWindow(at - STEP / 2, at + STEP);
  const row = rows[number], record = records[number];
  row.classList.add("now");
  row.querySelector(".go").setAttribute("aria-current", "true");
  row.querySelector(".go").tabIndex = 0;
  row.append(cardOf(record));
  for (const one of [markOf(number), by(`b${number}`)]) one?.classList.add("now");
  paint("words", evidenceOf(record).flatMap((found) => found.spans));
  if (from !== "list") showTab("records");
  if (scroll) show(anchorOf(number));
  if (from !== "list") intoView(row);
  if (focus) row.querySelector(".go").focus({ preventScroll: true });
  history.replaceState(null, "", `#m${number}`);
  drawThreads();
}

// To the top of the list; again when the rows around it have been laid out, which were guessed at before: on a phone some frames later.
function intoView(row, again = 5) {
  listed(true);
  const scroller = wide() ? list : by("records");
  scroller.scrollTop += row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - HEAD_HEIGHT;
  if (again) requestAnimationFrame(() => { if (row.classList.contains("now")) intoView(row, again - 1); });
}

function leave() {
  if (current === null) return;
  const row = rows[current];
  row.classList.remove("now");
  row.querySelector(".card")?.remove();
  row.querySelector(".go").removeAttribute("aria-current");
  row.querySelector(".go").tabIndex = -1;
  for (const one of [markOf(current), by(`b${current}`)]) one?.classList.remove("now");
  current = null;
  paint("words", []);
  drawThreads();
}

// The next record from the chosen one, of those that fit.
function step(by) {
  const at = current === null ? (by > 0 ? -1 : shown.length) : shown.indexOf(current);
  if (shown[at + by] !== undefined) choose(shown[at + by], { from: "keys", focus: true });
}
