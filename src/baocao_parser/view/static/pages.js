// Pictures of the pages, each made when it comes into view, with a box around every figure.
const watcher = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) if (isIntersecting) {
    watcher.unobserve(target);
    target.querySelector("img").src = pictureOf(target.dataset.p);
  }
}, { root: null, rootMargin: "800px" });

const pictureOf = (page) => `data:image/webp;base64,${by(`picture-${page}`).textContent}`;

function drawPages() {
  const home = by("pages");
  if (home.childElementCount) return;
  for (const [page, width, height] of data.pages) {
    const paper = make("div", { class: "paper", "data-p": page, style: `aspect-ratio:${width}/${height}` });
    if (by(`picture-${page}`)) {
      paper.append(make("img", { alt: `${t("page")} ${page}` }));
      watcher.observe(paper);
    } else paper.append(make("p", { "data-t": "no_picture" }, t("no_picture")));
    home.append(make("p", { class: "folio" }, make("span", { "data-t": "page" }, t("page")), ` ${page}`), paper);
  }
  for (const record of records) (record.boxes ?? []).forEach((place, line) => addBox(record, place, line));
}

// A box in shares of its page; a figure that goes over two lines has two, of which the first is its own.
function addBox(record, [page, x0, top, x1, bottom], line) {
  const paper = by("pages").querySelector(`.paper[data-p="${page}"]`);
  const sheet = sheetOf(page);
  if (!paper || !sheet) return;
  const share = (value, whole) => `${(100 * value / whole).toFixed(2)}%`;
  const box = make("div", { class: `box ${record.nature}`, "data-n": record.number, title: `${record.written} ${record.unit}: ${record.label}`,
    style: `left:${share(x0 - 1, sheet.width)};top:${share(top - 1, sheet.height)};width:${share(x1 - x0 + 2, sheet.width)};height:${share(bottom - top + 2, sheet.height)}` });
  if (line === 0) box.id = `b${record.number}`;
  if (checksOf[record.number].some((check) => !check.holds)) box.classList.add("failed");
  if (record.fits === false) box.classList.add("off");
  if (record.number === current) box.classList.add("now");
  paper.append(box);
}

function sheetOf(number) {
  const found = data.pages.find(([page]) => page === number);
  return found && { width: found[1], height: found[2] };
}

// The line of the page on which a record stands.
function drawCrop(crop, record) {
  if (!record.boxes || !by(`picture-${record.boxes[0][0]}`)) return;
  const [page, x0, top, x1, bottom] = record.boxes[0];
  const sheet = sheetOf(page);
  const across = Math.min(sheet.width, 300), high = (bottom - top) * 1.7;
  const left = Math.min(Math.max((x0 + x1 - across) / 2, 0), sheet.width - across), above = Math.max((top + bottom - high) / 2, 0);
  crop.hidden = false;
  crop.replaceChildren(make("i", { style: `left:${100 * (x0 - left - 1) / across}%;width:${100 * (x1 - x0 + 2) / across}%;top:${100 * (top - above) / high}%;height:${100 * (bottom - top) / high}%` }));
  crop.style.aspectRatio = `${across}/${high}`;
  crop.style.backgroundImage = `url(${pictureOf(page)})`;
  crop.style.backgroundSize = `${100 * sheet.width / across}% auto`;
  crop.style.backgroundPosition = `${100 * left / Math.max(sheet.width - across, 1)}% ${100 * above / Math.max(sheet.height - high, 1)}%`;
}
