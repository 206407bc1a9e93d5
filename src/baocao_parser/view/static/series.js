// The comparison's data: series down, places and periods across.
const series = data.series.map(([label, unit, nature, code, base], number) => ({ number, label, unit, nature: nature ?? "unknown", code, base }));
const columns = data.columns.map(([place, period], number) => ({ number, place, period }));
const reports = data.reports.map(([name, link]) => ({ name, link }));
const cells = new Map();
const byFigure = new Map();
const keyOf = (row, column) => `${row}:${column}`;

for (const [row, column, value, status, reason, previous, change, figures] of data.cells) {
  const cell = { row, column, value, status, reason, previous, change, failed: false, checks: [], figures: figures.map(([report, record, text, label, section, page, before, after, why]) => ({ report, record, text, label, section, page, before, after, why })) };
  const key = keyOf(row, column);
  cells.set(key, [...(cells.get(key) ?? []), cell]);
  for (const figure of cell.figures) byFigure.set(keyOf(figure.report, figure.record), cell);
}
const gaps = new Map(data.gaps.map(([row, column, status, reason]) => [keyOf(row, column), { status, reason }]));
const checks = data.checks.map(([code, holds, message, report, figures]) => {
  const check = { code, holds, report, get message() { return said(message); }, cells: figures.map(([at, record]) => byFigure.get(keyOf(at, record))).filter(Boolean) };
  for (const cell of check.cells) { cell.checks.push(check); cell.failed ||= !holds; }
  return check;
});
const failed = checks.filter((check) => !check.holds);
for (const one of series) {
  const stated = columns.flatMap((column) => cells.get(keyOf(one.number, column.number)) ?? []);
  one.count = new Set(stated.map((cell) => cell.column)).size;
  one.found = stated.some((cell) => cell.failed);
  one.haystack = plain([one.label, one.unit, one.code, ...stated.flatMap((cell) => [cell.value, ...cell.figures.map((figure) => figure.label)])].filter(Boolean).join(" "));
}
