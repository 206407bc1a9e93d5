// Where a cell comes from: its sentence, its report, what it was before, why it stands in this row.
let current = null;

function choose(row, column, { focus = false } = {}) {
  for (const one of all("#grid .now")) one.classList.remove("now");
  const place = by("grid").querySelector(`td[data-row="${row}"][data-column="${column}"]`);
  place?.classList.add("now");
  const button = place?.querySelector("button");
  for (const one of all("#grid [tabindex='0']")) one.tabIndex = -1;
  if (button) button.tabIndex = 0;
  if (focus) { button?.focus({ preventScroll: true }); place?.scrollIntoView({ block: wide() ? "nearest" : "start", inline: "nearest" }); } // on a phone above the evidence
  current = { row, column };
  const home = by("evidence");
  home.replaceChildren(...told(row, column));
  by("panel").scrollTop = 0;
}

function told(row, column) {
  const one = series[row], where = columns[column];
  const head = [make("h2", { class: one.nature }, make("i", { class: "sign", "aria-hidden": "true" }), " ", make("span", { lang: "vi" }, one.label)), make("p", { class: "quiet" }, `${where.place} · ${where.period || "–"}`)];
  const gap = gaps.get(keyOf(row, column)), stated = cells.get(keyOf(row, column));
  if (!stated) return [...head, make("p", {}, `${t("no_value")}: ${gap ? said(gap.reason) : ""}`)];
  return [...head, ...stated.flatMap((cell) => saidOf(cell, one))];
}

function saidOf(cell, one) {
  const lines = make("dl");
  const add = (key, ...value) => lines.append(make("dt", {}, t(key)), make("dd", { lang: "vi" }, ...value));
  add("value", make("b", {}, `${cell.value} ${one.unit}`));
  add("status", t(cell.status.replaceAll(" ", "_")), cell.reason ? `: ${said(cell.reason)}` : "");
  if (cell.previous !== null) add("previous", `${cell.previous} → ${cell.value}`, cell.change ? make("span", { class: "quiet" }, `  ${cell.change}`) : "");
  const made = [lines];
  for (const figure of cell.figures) made.push(...figureOf(figure));
  for (const check of cell.checks) made.push(make("p", { class: `said ${check.holds ? "good" : "bad"}`, lang: "vi" }, `${check.holds ? "✓" : "✗"} ${check.message}`));
  return made;
}

function figureOf(figure) {
  const report = reports[figure.report];
  const source = [report.name, figure.section, figure.page && `${t("page")} ${figure.page}`].filter(Boolean).join(" · ");
  const made = [make("blockquote", { lang: "vi" }, figure.before, make("mark", {}, figure.text), figure.after), make("p", { class: "quiet", lang: "vi" }, source)];
  if (report.link) made.push(make("p", {}, make("a", { href: `${report.link}#m${figure.record}`, "data-t": "open_report" }, t("open_report"))));
  if (figure.why) made.push(make("p", { class: "quiet" }, `${t("joined")}: ${said(figure.why[1])} (${figure.why[0]}) · ${figure.why[2]}`));
  return made;
}

function fillFindings() {
  const found = [...failed.map((check) => ["bad", `✗ ${check.message}`, `${check.code} · ${check.report}`, check]), ...data.issues.map(([code, severity, message, report]) => [severity === "info" ? "" : "bad", said(message), [code, report].filter(Boolean).join(" · "), null])];
  by("findings").replaceChildren(found.length
    ? make("ol", { class: "says-list" }, ...found.map(([kind, message, below, check]) => {
      const button = make("button", { type: "button", class: kind }, make("span", { lang: "vi" }, message), make("small", { lang: "vi" }, below));
      button.onclick = () => goToCheck(check);
      return make("li", {}, button);
    }))
    : make("p", { class: "empty" }, t("no_findings")));
}

function goToCheck(check) {
  const cell = check?.cells[0];
  if (!cell) return;
  if (!shown.includes(series[cell.row])) { form.reset(); form.several.checked = false; chosen.clear(); for (const chip of all("[data-nature]", form)) chip.setAttribute("aria-pressed", "false"); filter(); }
  const at = shown.indexOf(series[cell.row]);
  if (at >= drawn) drawRows(at - drawn + STEP);
  choose(cell.row, cell.column, { focus: true });
  for (const other of check.cells) by("grid").querySelector(`td[data-row="${other.row}"][data-column="${other.column}"]`)?.classList.add("now");
}
