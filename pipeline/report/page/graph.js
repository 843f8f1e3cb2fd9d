// The drawing of the graph: places come with the data, this draws them, moves the view and chooses labels.

const SVG = "http://www.w3.org/2000/svg";
const CROWD = 100;
const view = { x: 0, y: 0, k: 1, moved: false };
let drawing = { of: null, nodes: [], edges: [], layer: null };
let hovered = null;

function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function drawGraph() {
  const graph = everywhere() ? DATA.graph : DATA.graphs[state.article];
  if (drawing.of !== graph && graph) {
    buildGraph(graph);
    fit();
  }
  paintGraph();
}

function buildGraph(graph) {
  hovered = null;
  const nodes = graph.nodes.map(([label, type, id, x, y]) => ({ label, type, id, x, y, edges: [] }));
  const pairs = new Map();
  const edges = graph.edges.map(([claim, from, to]) => {
    const edge = { claim: DATA.claims[claim], from: nodes[from], to: nodes[to], turned: from > to };
    const key = Math.min(from, to) + " " + Math.max(from, to);
    pairs.set(key, [...(pairs.get(key) ?? []), edge]);
    for (const node of new Set([edge.from, edge.to])) node.edges.push(edge);
    return edge;
  });
  for (const node of nodes) node.r = Math.min(18, 5 + 2.2 * Math.sqrt(node.edges.length));
  for (const group of pairs.values()) group.forEach((edge, i) => { edge.bend = (i - (group.length - 1) / 2) * 26 * (edge.turned ? -1 : 1); });
  const layer = svg("g", nodes.length > CROWD ? { class: "crowded" } : {}, ...edges.map(drawEdge), ...nodes.map(drawNode));
  layer.append(svg("g", { class: "names", "aria-hidden": "true" }, ...nodes.map((node) => node.text)));
  $("graph").replaceChildren(arrows(), layer);
  drawing = { of: graph, nodes, edges, layer };
  if (nodes[0]) nodes[0].el.setAttribute("tabindex", "0");
  legend(graph);
}

function arrows() {
  return svg("defs", {}, ...["affirmed", "negated"].map((name) =>
    svg("marker", { id: "arrow-" + name, class: name, viewBox: "0 0 8 8", refX: 7, refY: 4, markerUnits: "userSpaceOnUse", markerWidth: 9, markerHeight: 9, orient: "auto" }, svg("path", { d: "M0 0L8 4L0 8z" }))));
}

function drawEdge(edge) {
  const { path, mid } = curve(edge);
  edge.mid = mid;
  const line = svg("path", { class: "line", d: path });
  if (!DATA.symmetric.includes(edge.claim.predicate)) line.setAttribute("marker-end", `url(#arrow-${edge.claim.polarity})`);
  edge.text = svg("text", { x: mid[0], y: mid[1] }, spoken(edge.claim.predicate) + (edge.claim.polarity === "negated" ? ", negated" : ""));
  edge.el = svg("g", { class: `edge ${edge.claim.polarity} ${edge.claim.certainty}` }, svg("path", { class: "hit", d: path }), line, edge.text);
  edge.el.addEventListener("click", () => choose({ claim: edge.claim.index }));
  tipOn(edge.el, () => sentence(edge.claim));
  return edge.el;
}

// A quadratic curve from rim to rim; a thing that claims something of itself gets a loop.
function curve({ from, to, bend }) {
  if (from === to) {
    const { x, y, r } = from;
    return { path: `M${x - 4} ${y - r}C${x - 40} ${y - r - 45} ${x + 40} ${y - r - 45} ${x + 4} ${y - r - 3}`, mid: [x, y - r - 38] };
  }
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const size = Math.hypot(dx, dy) || 1;
  const control = [(from.x + to.x) / 2 - (dy / size) * bend * 2, (from.y + to.y) / 2 + (dx / size) * bend * 2];
  const rim = (node, gap) => {
    const way = [control[0] - node.x, control[1] - node.y];
    const length = Math.hypot(...way) || 1;
    return [node.x + (way[0] / length) * (node.r + gap), node.y + (way[1] / length) * (node.r + gap)];
  };
  const [start, end] = [rim(from, 0), rim(to, 3)];
  const mid = [0, 1].map((i) => 0.16 * start[i] + 0.48 * control[i] + 0.36 * end[i]); // at 60 %: near a hub, labels would meet
  return { path: `M${start.join(" ")}Q${control.join(" ")} ${end.join(" ")}`, mid };
}

function drawNode(node) {
  const { x, y, r, id, label, type } = node;
  const shape = id === null
    ? svg("rect", { x: x - r, y: y - r * 0.75, width: 2 * r, height: 1.5 * r, rx: 2 })
    : svg("circle", { cx: x, cy: y, r });
  node.text = svg("text", {});
  const count = node.edges.length;
  const name = `${label} (${spoken(type)}), ${count} claim${count === 1 ? "" : "s"}`;
  node.el = svg("g", { class: `node ${colour(type)}`, role: "button", tabindex: "-1", "aria-label": name }, shape);
  node.el.addEventListener("click", () => clickNode(node));
  node.el.addEventListener("focus", () => hover(node));
  node.el.addEventListener("blur", () => hover(null));
  node.el.addEventListener("pointerenter", () => hover(node));
  node.el.addEventListener("pointerleave", () => hover(null));
  tipOn(node.el, () => name);
  return node.el;
}

function clickNode(node) {
  if (node.id === null) choose({ claim: node.edges[0].claim.index });
  else choose({ about: state.about === node.id ? "" : node.id });
}

function hover(node) {
  hovered = node;
  paintGraph();
}

function legend(graph) {
  const used = [...new Set(graph.nodes.map((node) => DATA.groups.of[node[1]]))].sort((a, b) => a - b);
  const known = used.filter((group) => group < 8).map((group) => el("span", {}, el("i", { class: "dot g" + group }), spoken(DATA.groups.names[group])));
  const other = used.some((group) => group >= 8) ? [el("span", {}, el("i", { class: "dot g8" }), "other")] : [];
  const left = graph.left_out ? [el("span", {}, `${graph.left_out} less connected things are left out; choose one article to see all of its own`)] : [];
  $("legend").replaceChildren(...known, ...other, el("span", { class: "key hedged" }, "hedged"), el("span", { class: "key negated" }, "negated"), ...left);
}

function paintGraph() {
  if (!drawing.layer) return;
  const show = new Set(visible);
  for (const edge of drawing.edges) {
    const live = show.has(edge.claim);
    edge.active = live && (edge.claim.index === state.claim || edge.from === hovered || edge.to === hovered);
    edge.el.classList.toggle("off", !live);
    edge.el.classList.toggle("on", edge.active);
    edge.el.classList.toggle("sel", edge.claim.index === state.claim);
  }
  for (const node of drawing.nodes) {
    node.live = node.edges.some((edge) => show.has(edge.claim));
    const selected = node.edges.some((edge) => edge.claim.index === state.claim);
    node.rank = (node === hovered ? 3e6 : 0) + (node.id !== null && node.id === state.about ? 2e6 : 0) + (selected ? 1e6 : 0)
      + (hovered && node.edges.some((edge) => edge.from === hovered || edge.to === hovered) ? 1e5 : 0) + node.edges.length;
    node.el.classList.toggle("off", !node.live);
    for (const made of [node.el, node.text]) made.classList.toggle("on", node.rank >= 1e6);
  }
  paintLabels();
}

// Labels keep their size on the screen; where two would meet, the better connected thing keeps its own.
// In a crowd, where each would cover some other thing, the best connected are named all the same.
function paintLabels() {
  const { layer, nodes } = drawing;
  layer.setAttribute("transform", `translate(${view.x} ${view.y}) scale(${view.k})`);
  layer.setAttribute("font-size", 12 / view.k);
  const { width, height } = $("graph").getBoundingClientRect();
  const frame = { l: -view.x, r: width - view.x, t: -view.y, b: height - view.y };
  const circle = (node) => around(node.x, node.y, node.r * view.k, node.r * view.k);
  const seen = nodes.filter((node) => node.live && meets(circle(node), frame));
  const crowded = seen.length > CROWD;
  const taken = crowded ? [] : seen.map((node) => ({ node, ...circle(node) }));
  let left = crowded ? CROWD / 2 : Infinity;
  for (const node of nodes) node.text.textContent = "";
  for (const node of seen.sort((a, b) => b.rank - a.rank)) {
    if (left <= 0) break;
    const active = node.rank >= 1e6;
    const label = node.label.length > 30 && !active ? node.label.slice(0, 28).trimEnd() + "…" : node.label;
    const half = label.length * 3.3 + 2;
    const spots = [1, -1].map((side) => ({ side, ...around(node.x, node.y, half, 7, side * (node.r * view.k + 10)) }));
    const free = spots.find((spot) => !taken.some((other) => other.node !== node && meets(spot, other))) ?? (active ? spots[0] : null);
    if (!free) continue;
    left -= 1;
    node.text.textContent = label;
    taken.push({ ...free, node: null });
    node.text.setAttribute("x", node.x);
    node.text.setAttribute("y", node.y + free.side * (node.r + 10 / view.k) + 4 / view.k);
  }
  paintPredicates(taken);
}

// The predicates of the edges in focus, where there is room; the chosen claim's always.
function paintPredicates(taken) {
  const chosen = (edge) => edge.claim.index === state.claim;
  for (const edge of [...drawing.edges].sort((a, b) => chosen(b) - chosen(a))) {
    const box = around(...edge.mid, edge.text.textContent.length * 2.9, 6);
    const told = edge.active && (chosen(edge) || !taken.some((other) => meets(box, other)));
    edge.el.classList.toggle("told", told);
    if (told) taken.push(box);
  }
}

const around = (x, y, w, h, down = 0) => ({ l: x * view.k - w, r: x * view.k + w, t: y * view.k + down - h, b: y * view.k + down + h });
const meets = (a, b) => a.l < b.r && b.l < a.r && a.t < b.b && b.t < a.b;
