// The report's data: what is not known of a record is null, lengths become ends.
const FIELDS = ["section", "period", "whole", "bold", "bound", "subject", "base", "direction", "code", "confidence", "page", "row", "columns", "boxes"];
const blank = Object.fromEntries(FIELDS.map((field) => [field, null]));
const asPrinted = (number) => by(`m${number}`).textContent.replace(/%$/, "");
const records = data.records.map((told, number) => ({ ...blank, nature: "unknown", written: asPrinted(number), ...told, number, end: told.start + told.length }));
const sections = data.sections.map(([path, label, title, level, start]) => ({ path, label, title, level, start, name: `${label} ${title}`.trim() || path }));
const checks = data.checks.map(([code, holds, severity, message, numbers, start, end]) => ({ code, holds, severity, numbers, start, end, get message() { return said(message); } }));
const issues = data.issues.map(([code, severity, message, start, end]) => ({ code, severity, start, end, get message() { return said(message); } }));
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
  return record.evidence.map(([field, rule, ...words]) => ({ field, rule, spans: words.map(([from, to]) => [record.start + from, record.start + to]) }));
}
