// Pictures of the pages, each made when it comes into view, with a box around every figure.
const watcher = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) if (isIntersecting) {
    watcher.unobserve(target);
    target.querySelector("img").src = pictureOf(target.dataset.p);
  }
}, { root: null, rootMargin: "800px" });

const pictureOf = (page) => `data:image/webp;base64,${by(`picture-${page}`).textContent}`;
const hasPages = () => Boolean(data.pages);

function drawPages() {
  const home = by("pages");
  if (home.childElementCount) return;
  for (const { page, width, height } of data.pages) {
    const paper = make("div", { class: "paper", "data-p": page, style: `aspect-ratio:${width}/${height}` });
    if (by(`picture-${page}`)) {
      paper.append(make("img", { alt: `${t("page")} ${page}` }));
      watcher.observe(paper);
    } else paper.append(make("p", {}, t("no_picture")));
    home.append(make("p", { class: "folio" }, make("span", { "data-t": "page" }, t("page")), ` ${page}`), paper);
  }
  for (const record of records) if (record.box) addBox(record);
}

function addBox(record) {
  const [page, x0, top, x1, bottom] = record.box;
  const paper = by("pages").querySelector(`[data-p="${page}"].paper`);
  const sheet = data.pages.find((one) => one.page === page);
  if (!paper || !sheet) return;
  const share = (value, whole) => `${(100 * value / whole).toFixed(3)}%`;
  const box = make("div", { id: `b${record.number}`, class: `box ${record.nature}`, "data-n": record.number, title: `${record.figure} ${record.unit}: ${record.label}`,
    style: `left:${share(x0 - 1, sheet.width)};top:${share(top - 1, sheet.height)};width:${share(x1 - x0 + 2, sheet.width)};height:${share(bottom - top + 2, sheet.height)}` });
  if (record.shown === false) box.classList.add("off");
  if (record.number === current) box.classList.add("now");
  paper.append(box);
}

// The line of the page on which a record stands.
function drawCrop(crop, record) {
  if (!hasPages() || !record.box || !by(`picture-${record.box[0]}`)) return;
  const [page, x0, top, x1, bottom] = record.box;
  const sheet = data.pages.find((one) => one.page === page);
  const wide = Math.min(sheet.width, 300), high = (bottom - top) * 2.2;
  const left = Math.min(Math.max((x0 + x1 - wide) / 2, 0), sheet.width - wide), above = Math.max((top + bottom - high) / 2, 0);
  crop.hidden = false;
  crop.style.aspectRatio = `${wide}/${high}`;
  crop.style.backgroundImage = `url(${pictureOf(page)})`;
  crop.style.backgroundSize = `${100 * sheet.width / wide}% auto`;
  crop.style.backgroundPosition = `${100 * left / Math.max(sheet.width - wide, 1)}% ${100 * above / Math.max(sheet.height - high, 1)}%`;
}
