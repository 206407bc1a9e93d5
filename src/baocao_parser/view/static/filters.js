// Which records are shown.
const form = by("filters");
const chosen = new Set();
const haystacks = records.map((r) => plain([r.label, r.figure, r.unit, r.subject, r.row, r.columns, r.code, r.base, r.period, sections[r.section]?.name, markOf(r.number)?.textContent].filter(Boolean).join(" ")));

function fillPicks() {
  const used = new Set(records.map((record) => record.section));
  const within = new Set();
  for (const number of used) {
    const found = sections[number];
    if (found) sections.forEach((other, at) => { if (at === number || found.path.startsWith(`${other.path}.`)) within.add(at); });
  }
  sections.forEach((section, at) => {
    if (within.has(at)) form.section.append(make("option", { value: at, lang: "vi" }, "\u2003".repeat(section.level) + section.name.slice(0, 60)));
  });
  const units = new Map();
  for (const { unit } of records) units.set(unit, (units.get(unit) ?? 0) + 1);
  for (const [unit, count] of [...units].sort((a, b) => b[1] - a[1])) {
    form.unit.append(make("option", { value: `u${unit}`, lang: "vi" }, `${unit || "–"} (${count})`));
    by("units").append(make("option", { value: unit }));
  }
}

// The records that fit, and one that was asked for although it does not.
function filter({ pinned = null } = {}) {
  const sought = plain(form.search.value).split(/\s+/).filter(Boolean);
  const section = form.section.value === "" ? null : sections[form.section.value];
  const unit = form.unit.value;
  let count = 0;
  shown = [];
  for (const record of records) {
    const path = sections[record.section]?.path ?? "";
    const fits = sought.every((word) => haystacks[record.number].includes(word))
      && (!section || path === section.path || path.startsWith(`${section.path}.`))
      && (!unit || `u${record.unit}` === unit)
      && (!chosen.size || chosen.has(record.nature))
      && (!form.bold.checked || record.bold === 1)
      && (!form.issue.checked || issuesOf[record.number].length > 0 || checksOf[record.number].some((check) => !check.holds));
    count += fits;
    if (fits || record.number === pinned) shown.push(record.number);
    if (fits !== (record.fits ?? true)) for (const one of [markOf(record.number), by(`b${record.number}`)]) one?.classList.toggle("off", !fits);
    record.fits = fits;
  }
  drawWindow(0, STEP);
  by("shown").textContent = count;
  by("none").hidden = count > 0;
  if (!records.length) by("none").textContent = t("no_records");
  by("clear").hidden = count === records.length && !form.search.value;
  list.scrollTop = 0;
}

function listenToFilters() {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => filter());
  by("clear").onclick = () => {
    form.reset();
    chosen.clear();
    for (const chip of all("[data-nature]", form)) chip.setAttribute("aria-pressed", "false");
    filter();
    form.search.focus();
  };
  for (const chip of all("[data-nature]", form)) chip.onclick = () => {
    const nature = chip.dataset.nature;
    if (!chosen.delete(nature)) chosen.add(nature);
    chip.setAttribute("aria-pressed", chosen.has(nature));
    filter();
  };
}
