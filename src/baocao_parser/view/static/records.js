// The report's data: rows become records, offsets become ranges.
const data = JSON.parse(by("data").textContent);
const fields = data.fields.map((name) => [name, data.texts.includes(name)]);

class Reading {
  constructor(row, number) {
    this.number = number;
    for (let at = 0; at < fields.length; at += 1) {
      const [name, text] = fields[at], value = row[at] ?? null;
      this[name] = text && value !== null ? data.strings[value] : value;
    }
    this.nature ??= "unknown";
    this.label ??= [this.row, this.columns].filter(Boolean).join(" | ");
    this.end = this.start + this.length;
  }

  // The value as a table writes it; not said where it is the number as printed.
  get written() {
    return this.figure ??= by(`m${this.number}`).textContent.replace(/%$/, "");
  }
}

const records = data.records.map((row, number) => new Reading(row, number));
const sections = data.sections.map(([path, label, title, level, start]) => ({ path, label, title, level, start, name: `${label} ${title}`.trim() || path }));
const checks = data.checks.map(([code, holds, severity, message, numbers, start, end]) => ({ code, holds, severity, message, numbers, start, end }));
const issues = data.issues.map(([code, severity, message, start, end]) => ({ code, severity, message, start, end }));
const byItself = issues.filter((issue) => !checks.some((check) => !check.holds && check.message === issue.message));
const failed = checks.filter((check) => !check.holds);
failed.forEach((check, at) => { check.sign = failed.length > 1 ? `✗${at + 1}` : "✗"; });
const signOf = (check) => (check.holds ? "✓" : check.sign);
const checksOf = records.map(() => []);
for (const check of checks) for (const number of check.numbers) checksOf[number].push(check);
const issuesOf = records.map(() => []);
for (const issue of byItself) if (issue.start !== null) for (let at = firstBehind(issue.start); at < records.length && records[at].start < issue.end; at += 1) issuesOf[at].push(issue);
const partsOf = records.map(() => []);
for (const record of records) if (record.whole !== null) partsOf[record.whole].push(record.number);

// The first record that ends behind an offset.
function firstBehind(offset) {
  let low = 0, high = records.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (records[middle].end > offset) high = middle; else low = middle + 1;
  }
  return low;
}

// What decided a field: the rule and the words, as offsets in the text.
function evidenceOf(record) {
  const [number, ...words] = [record.evidence].flat();
  const found = data.decided[number].map((said) => ({ field: said.slice(0, said.indexOf(":")), rule: said.slice(said.indexOf(":") + 1), spans: [] }));
  for (let at = 0; at < words.length; at += 3) found[words[at]].spans.push([record.start + words[at + 1], record.start + words[at + 2]]);
  return found;
}
