// Which records are shown.
const form = by("filters");
const chosen = new Set();
const haystackOf = (r) => r.haystack ??= plain([r.label, r.written, r.unit, r.subject, r.row, r.columns, r.code, r.base, r.period, sections[r.section]?.name, markOf(r.number)?.textContent].filter(Boolean).join(" "));

function fillPicks() {
  const within = new Set();
  for (const number of new Set(records.map((record) => record.section))) {
    const path = sections[number]?.path ?? "";
    for (let dot = path.length; dot > 0; dot = path.lastIndexOf(".", dot - 1)) within.add(path.slice(0, dot));
  }
  sections.forEach((section, at) => {
    if (within.has(section.path)) form.section.append(make("option", { value: at, lang: "vi" }, "\u2003".repeat(section.level) + section.name.slice(0, 60)));
  });
  const units = new Map();
  for (const { unit } of records) units.set(unit, (units.get(unit) ?? 0) + 1);
  for (const [unit, count] of [...units].sort((a, b) => b[1] - a[1])) {
    form.unit.append(make("option", { value: `u${unit}`, lang: "vi" }, `${unit || "–"} (${count})`));
    by("units").append(make("option", { value: unit }));
  }
}

// The records that fit, from the first.
function filter() {
  fit();
  list.scrollTop = 0;
}

// The records that fit, and one that was asked for although it does not.
function fit({ pinned = null } = {}) {
  const sought = plain(form.search.value).split(/\s+/).filter(Boolean);
  const section = form.section.value === "" ? null : sections[form.section.value];
  const unit = form.unit.value;
  const bold = form.bold.checked, issue = form.issue.checked; // asked for once: a form looks its fields up every time
  let count = 0;
  shown = [];
  for (const record of records) {
    const path = sections[record.section]?.path ?? "";
    const fits = sought.every((word) => haystackOf(record).includes(word))
      && (!section || path === section.path || path.startsWith(`${section.path}.`))
      && (!unit || `u${record.unit}` === unit)
      && (!chosen.size || chosen.has(record.nature))
      && (!bold || record.bold)
      && (!issue || issuesOf[record.number].length > 0 || checksOf[record.number].some((check) => !check.holds));
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
}

function listenToFilters() {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", filter);
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
