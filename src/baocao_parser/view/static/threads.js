// Failed checks drawn between the numbers that they speak of; of the chosen record also what it is a part of.
const SVG = "http://www.w3.org/2000/svg";
let drawing = 0;

function drawThreads() {
  cancelAnimationFrame(drawing);
  drawing = requestAnimationFrame(() => {
    const home = pane.getBoundingClientRect();
    const spots = spotter(home.left - pane.scrollLeft, home.top - pane.scrollTop);
    const drawn = [];
    for (const check of failed) {
      const [first, ...others] = check.numbers.map(spots);
      for (const other of others) if (first && other && (first.seen || other.seen)) drawn.push(...thread(first, other, ""));
    }
    const record = records[current];
    if (record && record.whole !== null) {
      const own = spots(current), whole = spots(record.whole);
      if (own && whole) drawn.push(...thread(own, whole, "tie"));
    }
    by("threads").replaceChildren(...drawn);
    placeNotes(spots);
  });
}

// Where a number stands. Of one on a sheet that the browser has not laid out, where its sheet is: to ask for more would lay out all.
const spotter = (left, top) => (number) => {
  const own = anchorOf(number), seen = Boolean(own) && laidOut(own);
  const box = (seen ? own : own?.closest(".sheet"))?.getBoundingClientRect();
  return box && box.width ? { seen, x: box.left + box.width / 2 - left, y: (seen ? box.bottom : box.top) - top, top: box.top - top } : null;
};

const laidOut = (element) => element.checkVisibility({ contentVisibilityAuto: true });

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

// What fails, in the margin beside the number that it is about, where that is in sight.
function placeNotes(spots) {
  const notes = by("notes");
  const seen = failed.map((check) => [noteOf(check), check.numbers.length ? spots(check.numbers[0]) : placeOf(check)]).filter(([, spot]) => spot?.seen);
  if (notes.childElementCount !== seen.length || seen.some(([note], at) => note !== notes.children[at])) notes.replaceChildren(...seen.map(([note]) => note));
  const heights = seen.map(([note]) => note.offsetHeight); // all before the first is moved: one layout
  let free = 0;
  seen.forEach(([note, spot], at) => {
    const top = Math.max(spot.top, free);
    note.style.top = `${top}px`;
    free = top + heights[at] + 8;
  });
}

function noteOf(check) {
  check.notes ??= {};
  return check.notes[language] ??= noteMade(check);
}

function noteMade(check) {
  const note = make("button", { type: "button", lang: "vi" }, `${check.sign} ${check.message}`);
  note.onclick = () => goToCheck(check, "note");
  return note;
}

function placeOf(check) {
  const range = view === "text" && rangeOf(check.start, check.end);
  if (!range || !laidOut(range.startContainer.parentElement)) return null;
  return { seen: true, top: range.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop };
}
