// Everything of a comparison's page begins here.
const wide = () => !matchMedia("(max-width: 820px)").matches;
let lastFailed = -1;

function listed(open) {
  document.body.classList.toggle("listed", open);
  by("sheet-handle").setAttribute("aria-expanded", open);
  by("sheet-handle").firstElementChild.dataset.t = open ? "close" : "findings";
  speak(by("sheet-handle"));
}

// The nearest cell with something in it, in a direction.
function move(down, right) {
  const ordered = order(), body = by("grid").tBodies[0];
  if (!current) return focusFirst();
  let row = shown.indexOf(series[current.row]) + down, at = ordered.findIndex((column) => column.number === current.column) + right;
  for (; row >= 0 && row < shown.length && at >= 0 && at < ordered.length; row += down, at += right) {
    if (row >= drawn) drawRows(STEP);
    const cell = body.rows[row].cells[at + 1];
    if (cell.querySelector("button")) return choose(shown[row].number, ordered[at].number, { focus: true });
  }
}

function focusFirst() {
  const cell = by("grid").querySelector("td button")?.parentElement;
  if (cell) choose(Number(cell.dataset.row), Number(cell.dataset.column), { focus: true });
}

const MOVES = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("dialog")) return;
    if (event.key === "Escape") { listed(false); if (event.target === form.search) { form.search.value = ""; filter(); } return; }
    if (event.target.closest("input, select")) return;
    const within = event.target.closest("#grid");
    if (MOVES[event.key] && within) { event.preventDefault(); move(...MOVES[event.key]); }
    else if (event.key === "/") { event.preventDefault(); form.search.focus(); }
    else if (event.key === "f" && failed.length) { lastFailed = (lastFailed + 1) % failed.length; goToCheck(failed[lastFailed]); }
    else if (event.key === "?") by("help").showModal();
  });
}

controls();
drawHead();
listenToTable();
listenToKeys();
by("grid").addEventListener("click", (event) => {
  const cell = event.target.closest("td");
  if (!cell?.querySelector("button")) return;
  choose(Number(cell.dataset.row), Number(cell.dataset.column), { focus: true });
  if (!wide()) listed(true);
});
by("sheet-handle").onclick = () => listed(!document.body.classList.contains("listed"));
by("language").onclick = () => {
  language = language === "vi" ? "en" : "vi";
  kept.set("baocao-language", language);
  speakAll();
};
addEventListener("beforeprint", () => drawRows(shown.length));

function speakAll() {
  speak();
  filter();
  fillFindings();
  if (current) choose(current.row, current.column);
}

speakAll();
const firstCell = by("grid").querySelector("td button");
if (firstCell) firstCell.tabIndex = 0;
