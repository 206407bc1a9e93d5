// The keyboard: everything that a pointer does.
const typing = (target) => target.closest("input, select, textarea, dialog, form.correct");

let lastFailed = -1;

function nextFailed() {
  if (!failed.length) return;
  lastFailed = (lastFailed + 1) % failed.length;
  goToCheck(failed[lastFailed]);
}

const KEYS = {
  j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1),
  "/": () => { listed(true); showTab("records"); form.search.focus(); },
  x: () => by("rejects").click(),
  p: () => { if (data.pages) setView(view === "text" ? "pages" : "text"); },
  f: nextFailed,
  e: () => { if (current !== null) rows[current].querySelector("[data-act=correct]").click(); },
  "?": () => by("help").showModal(),
};

function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return escape(event);
    if (typing(event.target)) {
      if (event.target === form.search && event.key === "ArrowDown") { event.preventDefault(); step(1); }
      return;
    }
    if (event.key.startsWith("Arrow") && event.target.closest("[role=tab]")) return;
    if (event.key.startsWith("Arrow") && !event.target.closest("#list") ) return;
    const act = KEYS[event.key];
    if (act) { event.preventDefault(); act(); }
  });
}

function escape(event) {
  const entry = event.target.closest("form.correct");
  if (entry) entry.querySelector("[data-act=cancel]").click();
  else if (event.target === form.search && form.search.value) { form.search.value = ""; filter(); }
  else if (current !== null) leave();
  else listed(false);
}
