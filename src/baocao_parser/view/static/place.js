// Where things stand: in the text as ranges, on pages as boxes.
const pane = by("document");
let blocks = null;
let starts = null;

// The paragraphs and cells of the document, and where each begins: one character behind the one before, or where it says.
function locate() {
  if (blocks) return;
  starts = [];
  blocks = all("#text .sheet :is(p, h2, h3, h4, h5, h6, td, th)").filter((one) => !one.matches(".folio, .folio *, .gap") && !one.querySelector("p, table"));
  blocks.reduce((next, block) => {
    starts.push(Number(block.dataset.s ?? next));
    return starts.at(-1) + block.textContent.length + 1;
  }, 0);
}
const wide = () => !matchMedia("(max-width: 820px)").matches;
let view = "text";

// The range of a stretch of the text; null where it has none.
function rangeOf(start, end) {
  locate();
  let low = 0, high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= start) low = middle; else high = middle - 1;
  }
  const range = document.createRange();
  const from = point(low, start), to = point(low, end) ?? lastOf(low);
  if (!from || !to) return null;
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

function point(number, offset) {
  if (!blocks[number]) return null;
  let at = starts[number];
  const walker = document.createTreeWalker(blocks[number], NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (offset <= at + node.length) return [node, offset - at];
    at += node.length;
  }
  return null;
}

function lastOf(number) {
  const block = blocks[number];
  return block ? [block, block.childNodes.length] : null;
}

const textOf = (start, end) => rangeOf(start, end)?.toString() ?? "";

// Paint stretches of the text without touching it.
function paint(name, spans) {
  if (!window.CSS?.highlights) return;
  const ranges = spans.map(([start, end]) => rangeOf(start, end)).filter(Boolean);
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges)); else CSS.highlights.delete(name);
}

// The element that stands for a record in the view shown; on pages without a picture of it, its mark.
const markOf = (number) => by(`m${number}`);
const anchorOf = (number) => (view === "pages" && by(`b${number}`)) || markOf(number);

function show(element) {
  if (!element) return;
  if (view === "pages" && element.closest("#text")) setView("text");
  element.scrollIntoView({ block: wide() ? "center" : "start", inline: "nearest" }); // on a phone above the list
}

function goTo(start, end) {
  if (view === "pages") setView("text");
  const range = rangeOf(start, end);
  const element = range?.startContainer.parentElement;
  paint("issue", [[start, end]]);
  element?.scrollIntoView({ block: "center" });
}

function setView(name) {
  view = name;
  by("text").hidden = name !== "text";
  by("pages").hidden = name !== "pages";
  for (const button of all("[data-view]")) button.setAttribute("aria-pressed", button.dataset.view === name);
  if (name === "pages") drawPages();
  drawThreads();
}
