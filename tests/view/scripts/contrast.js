// The contrast of words to their ground, and what they are, for every kind of words on the page.
() => {
  const KINDS = "#text p, mark, .row .label, .row .more, .row .figure span, .chip, .facts, .card dt, .card .rule, .tabs button, .status, #notes button";
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const linear = (part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [red, green, blue] = colour.map((part) => linear(part / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const over = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const ground = (element) => {
    const found = [];
    for (let at = element; at; at = at.parentElement) found.unshift(getComputedStyle(at).backgroundColor);
    return found;
  };
  const ratio = (element) => {
    const below = ground(element);
    const [darker, lighter] = [over(below), over([...below, getComputedStyle(element).color])].map(light).sort((a, b) => a - b);
    return [(lighter + 0.05) / (darker + 0.05), element.className || element.tagName];
  };
  return [...document.querySelectorAll(KINDS)].filter((element) => element.offsetParent).map(ratio);
}
