// Where the first thread begins and ends, and the middles of the numbers that failed, from the left of the document.
() => {
  const pane = document.getElementById("document").getBoundingClientRect();
  const path = document.querySelector("#threads path");
  const ends = [path.getPointAtLength(0).x, path.getPointAtLength(path.getTotalLength()).x];
  const boxes = [...document.querySelectorAll("mark.failed")].map((mark) => mark.getBoundingClientRect());
  return [ends, boxes.map((box) => box.left + box.width / 2 - pane.left)];
}
