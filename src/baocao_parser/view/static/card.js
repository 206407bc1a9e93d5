// All that is known of one record: every field, the rule that decided it, and the words that it decided by.
const LINES = ["text", "label", "value", "unit", "kind", "nature", "bound", "period", "base", "direction", "part_of", "code", "subject", "row", "columns", "confidence"];

function cardOf(record) {
  const card = by("t-card").content.firstElementChild.cloneNode(true);
  const told = new Map(evidenceOf(record).map((found) => [found.field, found]));
  const lines = card.querySelector("dl");
  for (const field of LINES) {
    const value = valueOf(record, field), found = told.get(field);
    if (value === null && !(found && found.spans.length)) continue;
    const line = make("dd", {}, value ?? "–");
    if (found) for (const [start, end] of found.spans) line.append(" ", make("q", { lang: "vi" }, textOf(start, end)));
    if (found) line.append(" ", make("span", { class: "rule" }, found.rule.replaceAll("_", " ")));
    lines.append(make("dt", {}, t(field)), line);
  }
  if (partsOf[record.number].length) {
    const line = make("dd");
    for (const part of partsOf[record.number].slice(0, 40)) line.append(linkTo(part), make("br"));
    lines.append(make("dt", {}, t("parts")), line);
  }
  const says = card.querySelector(".says");
  for (const check of checksOf[record.number]) says.append(make("p", { class: check.holds ? "good" : "bad", lang: "vi" }, `${signOf(check)} ${check.message}`));
  for (const issue of issuesOf[record.number]) says.append(make("p", {}, issue.message));
  if (data.pages) drawCrop(card.querySelector(".crop"), record);
  card.querySelector("[data-act=correct]").onclick = () => correct(record, card);
  speak(card);
  return card;
}

function valueOf(record, field) {
  if (field === "text") return markOf(record.number)?.textContent ?? null;
  if (field === "value") return record.written;
  if (field === "part_of") return record.whole === null ? null : linkTo(record.whole);
  if (field === "label" || field === "unit") return record[field] || "–";
  if (["kind", "nature", "bound", "direction"].includes(field)) return record[field] && t(record[field]);
  return record[field] === null ? null : record[field].toLocaleString(language);
}

function linkTo(number) {
  const record = records[number];
  const link = make("button", { type: "button", class: "link", lang: "vi" }, `${record.written} ${record.unit} · ${record.label}`);
  link.onclick = () => choose(number, { from: "card", focus: true });
  return link;
}
