// The picture with its boxes, and the lines beside it; both show the same current line.

const SVG = "http://www.w3.org/2000/svg";
const at = (id) => document.getElementById(id);
const stage = at("stage");
const viewer = at("viewer");
const image = at("image");
const boxes = at("boxes");
const tip = at("tip");
const list = at("lines");

let picture = null;
let shown = [];
let current = -1;

/** "good", "fair" or "poor". */
const grade = (score) => (score >= 0.9 ? "good" : score >= 0.7 ? "fair" : "poor");
const percent = (score) => `${Math.floor(score * 100)}%`;

/** Shows the picture of an entry, and its lines where it was read. */
export function show(entry, minimum) {
  if (image.src !== entry.url) {
    delete stage.dataset.blank;
    image.src = entry.url;
    image.alt = entry.name;
  }
  picture = entry;
  shown = (entry.result?.lines ?? []).filter((line) => line.score * 100 >= minimum);
  current = -1;
  tip.hidden = true;
  draw();
  fit();
}

/** The lines that are shown. */
export const lines = () => shown;

function draw() {
  const { width, height } = picture.result ?? { width: 0, height: 0 };
  boxes.setAttribute("viewBox", `0 0 ${width || 1} ${height || 1}`);
  boxes.replaceChildren(...shown.map(boxOf));
  list.replaceChildren(...shown.map(itemOf));
}

function boxOf(line, index) {
  const polygon = document.createElementNS(SVG, "polygon");
  polygon.setAttribute("points", line.box.map((point) => point.join(",")).join(" "));
  polygon.setAttribute("class", grade(line.score));
  polygon.addEventListener("pointerenter", () => select(index, false));
  polygon.addEventListener("pointerleave", () => (tip.hidden = true));
  polygon.addEventListener("click", () => select(index, true));
  return polygon;
}

function itemOf(line, index) {
  const item = document.createElement("li");
  item.id = `line-${index}`;
  item.role = "option";
  item.ariaSelected = "false";
  const text = document.createElement("span");
  text.textContent = line.text;
  text.dir = "auto";
  const score = document.createElement("data");
  score.value = line.score;
  score.textContent = percent(line.score);
  score.className = grade(line.score);
  score.title = "Score of the line";
  item.append(text, score);
  item.addEventListener("pointerenter", () => mark(index));
  item.addEventListener("click", () => select(index, false));
  return item;
}

/** Makes a line the current one, with its text over the picture. */
export function select(index, hasFocus) {
  if (index < 0 || index >= shown.length) {
    return;
  }
  mark(index);
  if (hasFocus) {
    list.focus({ preventScroll: true });
  }
  list.children[index].scrollIntoView({ block: "nearest" });
  const score = document.createElement("small");
  score.textContent = percent(shown[index].score);
  tip.replaceChildren(shown[index].text, score);
  tip.hidden = false;
  place(boxes.children[index].getBoundingClientRect());
}

function mark(index) {
  boxes.children[current]?.classList.remove("current");
  list.children[current]?.setAttribute("aria-selected", "false");
  current = index;
  boxes.children[current].classList.add("current");
  list.children[current].setAttribute("aria-selected", "true");
  list.setAttribute("aria-activedescendant", `line-${index}`);
}

// Below the box, or above it where there is no room, within the pane.
function place(box) {
  const pane = viewer.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const below = box.bottom - pane.top + 8;
  const top = below + height < pane.height - 6 ? below : box.top - pane.top - height - 8;
  const left = box.left - pane.left + box.width / 2 - width / 2;
  tip.style.top = `${Math.max(6, top)}px`;
  tip.style.left = `${Math.min(Math.max(6, left), pane.width - width - 6)}px`;
}

// The picture as large as the pane lets it be, and never larger than twice itself.
function fit() {
  const width = image.naturalWidth || picture?.result?.width || 400;
  const height = image.naturalHeight || picture?.result?.height || 300;
  const style = getComputedStyle(viewer);
  const room = (side, start, end) => side - parseFloat(start) - parseFloat(end);
  const scale = Math.min(
    room(viewer.clientWidth, style.paddingLeft, style.paddingRight) / width,
    room(viewer.clientHeight, style.paddingTop, style.paddingBottom) / height,
    2,
  );
  stage.style.width = `${Math.max(1, width * scale)}px`;
  stage.style.height = `${Math.max(1, height * scale)}px`;
}

image.addEventListener("load", fit);
// Not every browser shows every format that can be read, such as TIFF: the boxes are drawn on white then.
image.addEventListener("error", () => {
  stage.dataset.blank = "";
  fit();
});
new ResizeObserver(() => picture && fit()).observe(viewer);
viewer.addEventListener("pointerleave", () => (tip.hidden = true));

list.addEventListener("keydown", (event) => {
  const to = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: shown.length - 1 }[event.key];
  if (to !== undefined && shown.length > 0) {
    event.preventDefault();
    select(Math.min(Math.max(to, 0), shown.length - 1), true);
  }
});
