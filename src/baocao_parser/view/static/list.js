// The list of records, a few hundred at a time, and the one that is chosen.
const list = by("list");
const rows = [];
const STEP = 300;
const HEAD_HEIGHT = 28;
let current = null;
let lastSection;

function rowOf(record) {
  const row = by("t-record").content.firstElementChild.cloneNode(true);
  row.id = `r${record.number}`;
  row.dataset.n = record.number;
  row.classList.add(record.nature);
  row.querySelector(".label").textContent = record.label || record.row || "–";
  row.querySelector(".figure b").textContent = record.figure;
  row.querySelector(".figure span").textContent = record.unit;
  fillMore(row, record);
  return row;
}

function fillMore(row, record) {
  const more = row.querySelector(".more");
  const told = record.subject && sections[record.section]?.title !== record.subject ? record.subject : null;
  const period = record.period === data.period ? null : record.period;
  const said = [t(record.nature), record.bound && t(record.bound), record.base && `${t("base").toLowerCase()} ${record.base}`, period, record.columns, told];
  more.textContent = said.filter(Boolean).join(" · ");
  const tags = [checksOf[record.number].some((check) => !check.holds) && t("fails"), corrected(record) && t("corrected"), issuesOf[record.number].length > 0 && "!"];
  for (const tag of tags.filter(Boolean)) more.prepend(make("span", { class: "tag" }, `${tag} `), "");
}

function build(until) {
  const fresh = document.createDocumentFragment();
  for (let number = rows.length; number < Math.min(until, records.length); number += 1) {
    const record = records[number];
    if (record.section !== lastSection) {
      lastSection = record.section;
      fresh.append(headOf(record.section));
    }
    rows.push(fresh.appendChild(rowOf(record)));
  }
  list.append(fresh);
  if (rows.length < records.length) setTimeout(() => { build(rows.length + STEP); filter(false); });
}

function headOf(section) {
  const found = sections[section];
  return make("li", { class: "part", lang: "vi", "data-section": section }, found ? found.name : "…");
}

// Choose a record: its row is open, its place is shown, its words are painted.
function choose(number, { scroll = true, from = "list", focus = false } = {}) {
  if (!records[number]) return;
  if (rows.length <= number) { build(number + 1); filter(false); }
  leave();
  current = number;
  const row = rows[number], record = records[number];
  row.hidden = false;
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

function intoView(row) {
  listed(true);
  const scroller = wide() ? list : by("records");
  scroller.scrollTop += row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - HEAD_HEIGHT;
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

// The next shown record from the chosen one.
function step(by) {
  for (let number = (current ?? (by > 0 ? -1 : records.length)) + by; number >= 0 && number < records.length; number += by) {
    if (rows.length <= number) build(number + 1);
    if (!rows[number].hidden) return choose(number, { from: "keys", focus: true });
  }
}
