// The report's data: rows become records, offsets become ranges.
const data = JSON.parse(by("data").textContent);
const texts = new Set(data.texts);
const records = data.records.map((row, number) => {
  const record = { number };
  data.fields.forEach((field, at) => {
    const value = row[at] ?? null;
    record[field] = value !== null && texts.has(field) ? data.strings[value] : value;
  });
  record.figure ??= by(`m${number}`).textContent.replace(/%$/, "");
  record.nature ??= "unknown";
  record.label ??= [record.row, record.columns].filter(Boolean).join(" | ");
  record.end = record.start + record.length;
  return record;
});
const sections = data.sections.map(([path, label, title, level, start]) => ({ path, label, title, level, start, name: `${label} ${title}`.trim() || path }));
const checks = data.checks.map(([code, holds, severity, message, numbers, start, end]) => ({ code, holds, severity, message, numbers, start, end }));
const issues = data.issues.map(([code, severity, message, start, end]) => ({ code, severity, message, start, end }));
const failed = checks.filter((check) => !check.holds);
const checksOf = records.map(() => []);
for (const check of checks) for (const number of check.numbers) checksOf[number].push(check);
const issuesOf = records.map((record) => issues.filter((issue) => issue.start !== null && issue.start < record.end && issue.end > record.start));
const partsOf = records.map(() => []);
for (const record of records) if (record.whole !== null) partsOf[record.whole].push(record.number);

// What decided a field: the rule and the words, as offsets in the text.
function evidenceOf(record) {
  const [number, ...words] = [record.evidence].flat();
  const found = data.decided[number].map((said) => ({ field: said.slice(0, said.indexOf(":")), rule: said.slice(said.indexOf(":") + 1), spans: [] }));
  for (let at = 0; at < words.length; at += 3) found[words[at]].spans.push([record.start + words[at + 1], record.start + words[at + 2]]);
  return found;
}
