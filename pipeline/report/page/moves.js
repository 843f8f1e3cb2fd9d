// Moving about in the drawing of the graph: fit, zoom, drag, and the keyboard's ways.

function fit() {
  const { width, height } = $("graph").getBoundingClientRect();
  const xs = drawing.nodes.map((node) => node.x);
  const ys = drawing.nodes.map((node) => node.y);
  if (!xs.length || !width) return;
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  view.k = Math.min(1.6, (width - Math.min(130, width / 4)) / (x1 - x0 + 1), (height - 110) / (y1 - y0 + 1));
  view.k = Math.max(0.05, view.k);
  view.x = width / 2 - ((x0 + x1) / 2) * view.k;
  view.y = height / 2 - ((y0 + y1) / 2) * view.k - 10;
  view.moved = false;
}

function zoom(factor, x, y) {
  const k = Math.min(8, Math.max(0.05, view.k * factor));
  view.x = x - ((x - view.x) * k) / view.k;
  view.y = y - ((y - view.y) * k) / view.k;
  view.k = k;
  view.moved = true;
  paintLabels();
}

function tipOn(made, text) {
  made.addEventListener("pointermove", (event) => {
    const tip = $("tip");
    const frame = $("view-graph").getBoundingClientRect();
    tip.hidden = false;
    tip.textContent = text();
    tip.style.left = Math.min(event.clientX - frame.left + 14, frame.width - tip.offsetWidth - 4) + "px";
    tip.style.top = event.clientY - frame.top + 16 + "px";
  });
  made.addEventListener("pointerleave", () => { $("tip").hidden = true; });
}

function startGraph() {
  const canvas = $("graph");
  const fingers = new Map();
  let travel = 0;
  const at = (event) => [event.clientX - canvas.getBoundingClientRect().left, event.clientY - canvas.getBoundingClientRect().top];
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 500), ...at(event));
  }, { passive: false });
  canvas.addEventListener("pointerdown", (event) => {
    travel = 0;
    fingers.set(event.pointerId, at(event));
  });
  canvas.addEventListener("click", (event) => travel > 6 && event.detail && event.stopPropagation(), true);
  for (const name of ["pointerup", "pointercancel", "pointerleave"]) canvas.addEventListener(name, (event) => fingers.delete(event.pointerId));
  canvas.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    fingers.set(event.pointerId, now);
    travel += apart(before, now);
    if (other) return zoom(apart(now, other) / (apart(before, other) || 1), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
    view.x += now[0] - before[0];
    view.y += now[1] - before[1];
    view.moved = true;
    return paintLabels();
  });
  canvas.addEventListener("keydown", graphKeys);
  $("zoom").addEventListener("click", (event) => {
    const factor = Number(event.target.dataset.zoom);
    if (Number.isNaN(factor)) return;
    if (factor) return zoom(factor, canvas.clientWidth / 2, canvas.clientHeight / 2);
    fit();
    paintLabels();
  });
  new ResizeObserver(() => { if (state.tab === "graph" && drawing.layer && !view.moved) { fit(); paintLabels(); } }).observe(canvas);
}

const apart = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);

// Arrows go to the nearest thing that way; Enter filters by it; plus and minus zoom.
function graphKeys(event) {
  const { clientWidth, clientHeight } = $("graph");
  if (event.key === "+" || event.key === "-") zoom(event.key === "+" ? 1.4 : 0.71, clientWidth / 2, clientHeight / 2);
  const from = drawing.nodes.find((node) => node.el === event.target);
  const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
  if (from && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    clickNode(from);
  }
  if (!from || !way) return;
  event.preventDefault();
  const cost = (node) => {
    const along = (node.x - from.x) * way[0] + (node.y - from.y) * way[1];
    const aside = Math.abs((node.x - from.x) * way[1]) + Math.abs((node.y - from.y) * way[0]);
    return along > 0 ? along + 2 * aside : Infinity;
  };
  const stops = drawing.nodes.filter((node) => node.live && cost(node) < Infinity).sort((a, b) => cost(a) - cost(b));
  if (stops[0]) rove([from.el, stops[0].el], from.el, 1);
}
