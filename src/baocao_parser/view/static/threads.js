// Failed checks drawn between the numbers that they speak of; of the chosen record also what it is a part of.
const SVG = "http://www.w3.org/2000/svg";
let drawing = 0;

function drawThreads() {
  cancelAnimationFrame(drawing);
  drawing = requestAnimationFrame(() => {
    const canvas = by("threads"), home = pane.getBoundingClientRect();
    const from = { x: home.left - pane.scrollLeft, y: home.top - pane.scrollTop };
    canvas.replaceChildren();
    for (const one of all(".failed")) one.classList.remove("failed");
    const spots = (number) => {
      const box = anchorOf(number)?.getBoundingClientRect();
      return box && box.width ? { x: box.left + box.width / 2 - from.x, y: box.bottom - from.y, top: box.top - from.y } : null;
    };
    for (const check of failed) {
      for (const number of check.numbers) anchorOf(number)?.classList.add("failed");
      const [first, ...others] = check.numbers.map(spots);
      for (const other of others) if (first && other) canvas.append(...thread(first, other, ""));
    }
    const record = records[current];
    if (record && record.whole !== null) {
      const own = spots(current), whole = spots(record.whole);
      if (own && whole) canvas.append(...thread(own, whole, "tie"));
    }
    placeNotes(spots);
  });
}

// A thread from below one number to below another, or from the lower one's head.
function thread(a, b, kind) {
  const path = document.createElementNS(SVG, "path");
  const level = Math.abs(a.y - b.y) < 8;
  const [upper, lower] = a.y <= b.y ? [a, b] : [b, a];
  const bend = Math.min(60, Math.abs(a.y - b.y) / 2 + 8);
  const way = level
    ? `M${a.x} ${a.y + 2} Q${(a.x + b.x) / 2} ${a.y + 16} ${b.x} ${b.y + 2}`
    : `M${upper.x} ${upper.y + 2} C${upper.x} ${upper.y + bend} ${lower.x} ${lower.top - bend} ${lower.x} ${lower.top - 2}`;
  path.setAttribute("d", way);
  path.setAttribute("class", kind);
  const ends = [[upper.x, upper.y + 2], [lower.x, level ? lower.y + 2 : lower.top - 2]].map(([x, y]) => {
    const end = document.createElementNS(SVG, "circle");
    for (const [key, value] of [["cx", x], ["cy", y], ["r", 2.4], ["class", kind]]) end.setAttribute(key, value);
    return end;
  });
  return [path, ...ends];
}

// What fails, in the margin beside the number that it is about.
function placeNotes(spots) {
  const notes = by("notes");
  if (notes.childElementCount !== failed.length || notes.lang !== language) {
    notes.lang = language;
    notes.replaceChildren(...failed.map((check) => {
      const note = make("button", { type: "button", lang: "vi" }, `${check.sign} ${check.message}`);
      note.onclick = () => goToCheck(check, "note");
      return note;
    }));
  }
  let free = 0;
  failed.forEach((check, at) => {
    const spot = check.numbers.length ? spots(check.numbers[0]) : placeOf(check);
    notes.children[at].hidden = !spot;
    if (!spot) return;
    const top = Math.max(spot.top, free);
    notes.children[at].style.top = `${top}px`;
    free = top + notes.children[at].offsetHeight + 8;
  });
}

function placeOf(check) {
  const box = view === "text" && rangeOf(check.start, check.end)?.getBoundingClientRect();
  const home = pane.getBoundingClientRect();
  return box ? { top: box.top - home.top + pane.scrollTop } : null;
}
