// The report's data: a list for each field, with null where nothing is known of a record. Its mark is the next one in the text.
all("#text mark").forEach((mark, at) => { mark.id = `m${data.marks?.[at] ?? at}`; });
const FIELDS = ["length", "written", "label", "unit", "kind", "nature", "section", "evidence", "period", "whole", "bold", "bound", "subject", "base", "direction", "code", "confidence", "page", "row", "columns", "boxes"];
const asPrinted = (number) => by(`m${number}`).textContent.replace(/%$/, "");
let end = 0;
const records = (data.records.gap ?? []).map((gap, number) => {
  const record = { number, start: end + gap };
  for (const field of FIELDS) record[field] = data.records[field]?.[number] ?? null;
  end = record.end = record.start + record.length;
  record.nature ??= "unknown";
  record.written ??= asPrinted(number);
  return record;
});
const sections = data.sections.map(([path, label, title, level, start]) => ({ path, label, title, level, start, name: `${label} ${title}`.trim() || path }));
const checks = data.checks.map(([code, holds, severity, message, numbers, start, end]) => ({ code, holds, severity, numbers, start, end, get message() { return said(message); } }));
const issues = data.issues.map(([code, severity, message, start, end]) => ({ code, severity, start, end, get message() { return said(message); } }));
const failed = checks.filter((check) => !check.holds);
const failures = new Set(failed.map((check) => check.message));
const byItself = issues.filter((issue) => !failures.has(issue.message));
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

// What decided a field: the rule and the words, as offsets in the text; each is told from the end of the one before, by its length.
function evidenceOf(record) {
  return record.evidence.map(([field, rule, ...steps]) => {
    const spans = [];
    for (let at = 0, from = record.start; at < steps.length; at += 2) {
      from += steps[at];
      spans.push([from, from += steps[at + 1]]);
    }
    return { field, rule, spans };
  });
}
