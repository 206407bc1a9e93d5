// What a person sets right, kept in this browser until it is downloaded as one TSV file.
const HEAD = ["file", "sha256", "place", "text", "field", "from", "to", "who", "when"];
const FIELDS_TO_CORRECT = ["label", "unit", "nature", "part_of", "indicator"];
const shelf = `baocao-corrections-${data.source.sha256}`;
let corrections = JSON.parse(kept.get(shelf) ?? "[]");
let saved = true;

// Offsets as the library counts them: by characters, not by UTF-16 units.
const counted = (offset) => offset - data.wide.filter((place) => place < offset).length;
const placeText = (record) => `${counted(record.start)}-${counted(record.end)}`;
const corrected = (record) => corrections.some((one) => one.place === placeText(record));

// A record's fields as the machine read them, as words of the file.
function readingOf(record) {
  return { label: record.label, unit: record.unit, nature: record.nature === "unknown" ? "" : record.nature, part_of: record.whole === null ? "" : placeText(records[record.whole]), indicator: "yes" };
}

// The same with what a person has set right.
function correctedReading(record) {
  const own = corrections.filter((one) => one.place === placeText(record));
  return { ...readingOf(record), ...Object.fromEntries(own.map((one) => [one.field, one.to])) };
}

function correct(record, card) {
  if (card.querySelector("form")) return;
  const entry = by("t-correct").content.firstElementChild.cloneNode(true);
  const now = correctedReading(record);
  for (const nature of ["flow", "stock", "cumulative", "change", "target", "prior", ""]) entry.nature.append(make("option", { value: nature }, t(nature || "unknown")));
  entry.part_of.append(make("option", { value: "" }, t("none_whole")));
  for (const other of nearby(record)) entry.part_of.append(make("option", { value: placeText(other) }, `${other.written} ${other.unit} · ${other.label}`.slice(0, 70)));
  entry.label.value = now.label;
  entry.unit.value = now.unit;
  entry.nature.value = now.nature;
  entry.part_of.value = now.part_of;
  entry.indicator.checked = now.indicator === "no";
  entry.who.value = kept.get("baocao-who") ?? "";
  entry.querySelector("[data-act=undo]").hidden = !corrected(record);
  entry.querySelector("[data-act=cancel]").onclick = () => { entry.remove(); rows[record.number].querySelector(".go").focus(); };
  entry.querySelector("[data-act=undo]").onclick = () => keep(record, []);
  entry.onsubmit = (event) => { event.preventDefault(); keep(record, changesOf(record, entry)); };
  speak(entry);
  card.append(entry);
  entry.scrollIntoView({ block: "nearest" });
  entry.label.focus({ preventScroll: true });
}

// The records that a number may be a part of: those around it, and the one that it is.
function nearby(record) {
  const around = records.slice(Math.max(0, record.number - 25), record.number + 15).filter((other) => other !== record);
  const whole = records[record.whole];
  return whole && !around.includes(whole) ? [whole, ...around] : around;
}

function changesOf(record, entry) {
  const read = readingOf(record), when = new Date().toISOString().slice(0, 10), who = entry.who.value.trim();
  kept.set("baocao-who", who);
  const wanted = { label: entry.label.value.trim(), unit: entry.unit.value.trim(), nature: entry.nature.value, part_of: entry.part_of.value, indicator: entry.indicator.checked ? "no" : "yes" };
  const fields = wanted.indicator === "no" ? ["indicator"] : FIELDS_TO_CORRECT;
  return fields.filter((field) => wanted[field] !== read[field]).map((field) => ({
    file: data.source.name, sha256: data.source.sha256, place: placeText(record), text: markOf(record.number).textContent, field, from: read[field], to: wanted[field], who, when,
  }));
}

function keep(record, changes) {
  corrections = [...corrections.filter((one) => one.place !== placeText(record)), ...changes];
  kept.set(shelf, JSON.stringify(corrections));
  saved = corrections.length === 0;
  fillRow(rows[record.number], record);
  choose(record.number, { scroll: false, focus: true });
  showBasket();
}

function showBasket() {
  by("basket").hidden = corrections.length === 0;
  by("basket").querySelector("b").textContent = corrections.length;
}

// The file: one line a correction.
function correctionsFile() {
  const clean = (value) => String(value).replace(/[\t\r\n]+/g, " ");
  const lines = corrections.map((one) => HEAD.map((name) => clean(one[name])).join("\t"));
  return `${HEAD.join("\t")}\n${lines.join("\n")}\n`;
}

function download() {
  const link = make("a", { href: URL.createObjectURL(new Blob([correctionsFile()], { type: "text/tab-separated-values" })), download: `${data.source.name}.corrections.tsv` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  saved = true;
}
