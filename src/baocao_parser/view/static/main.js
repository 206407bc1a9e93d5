// Everything begins here.
function listen() {
  by("text").addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (mark) choose(Number(mark.id.slice(1)), { scroll: !wide(), from: "text" });
    const note = event.target.closest(".note");
    if (note) { event.preventDefault(); goTo(Number(note.dataset.note), Number(note.dataset.note) + 1); }
  });
  by("pages")?.addEventListener("click", (event) => {
    const box = event.target.closest("[data-n]");
    if (box) choose(Number(box.dataset.n), { scroll: !wide(), from: "pages" });
  });
  list.addEventListener("click", (event) => {
    const row = event.target.closest(".go")?.parentElement;
    if (!row) return;
    if (Number(row.dataset.n) === current && wide()) return show(anchorOf(current));
    choose(Number(row.dataset.n));
    if (!wide()) listed(false);
  });
  for (const button of all("[data-view]")) button.onclick = () => setView(button.dataset.view);
  by("rejects").onclick = () => {
    nameRules();
    const on = document.body.classList.toggle("rejects");
    by("rejects").setAttribute("aria-pressed", on);
    drawThreads();
  };
  by("sheet-handle").onclick = () => listed(!document.body.classList.contains("listed"));
  by("language").onclick = () => {
    language = language === "vi" ? "en" : "vi";
    kept.set("baocao-language", language);
    speakAll();
  };
  by("basket").querySelector("button").onclick = download;
  addEventListener("beforeunload", (event) => { if (!saved) event.preventDefault(); });
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => { drawWindow(0, shown.length); fillLists(); });
  new ResizeObserver(drawThreads).observe(by("text"));
  by("text").addEventListener("contentvisibilityautostatechange", drawThreads);
}

function speakAll() {
  speak();
  if (document.body.classList.contains("rejects")) nameRules();
  rows.forEach((row, number) => fillRow(row, records[number])); // those made so far
  if (listsFilled) fillLists();
  if (current !== null) choose(current, { scroll: false });
}

// Beside each refused number the rule that refused it.
function nameRules() {
  all("#text s").forEach((one, at) => { one.dataset.rule = t(data.rejected[at]); });
}

// Whether the list lies over the document, on a narrow screen.
function listed(open) {
  document.body.classList.toggle("listed", open);
  by("sheet-handle").setAttribute("aria-expanded", open);
  by("sheet-handle").firstElementChild.dataset.t = open ? "close" : "open_list";
  speak(by("sheet-handle"));
}

// A link to a record (#m12), as the page of a comparison has them.
function follow() {
  const found = /^#[mr](\d+)$/.exec(location.hash);
  if (found) choose(Number(found[1]), { from: "link" });
}

controls();
speak();
listenToFilters();
listenToTabs();
listenToKeys();
listen();
fit();
for (const edge of Object.values(edges)) edgeWatcher.observe(edge);
list.querySelector(".go")?.setAttribute("tabindex", "0");
showBasket();
document.body.classList.toggle("noted", failed.length > 0);
for (const check of failed) for (const number of check.numbers) {
  const mark = markOf(number);
  mark.classList.add("failed");
  mark.dataset.x = [mark.dataset.x, check.sign].filter(Boolean).join(" ");
}
follow();
drawThreads();
requestAnimationFrame(() => setTimeout(fillPicks)); // behind the first drawing: a long report has thousands of sections
