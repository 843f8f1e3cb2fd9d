// The article's text, cut at the borders of evidence, cues and context, so that claims may overlap.

let pieces = [];
let shownArticle = null;

function drawText() {
  if (shownArticle === state.article) return paintText();
  shownArticle = state.article;
  pieces = [];
  const article = DATA.articles[state.article];
  const root = $("text");
  root.replaceChildren();
  if (!article) return root.append(el("p", {}, "No article."));
  root.append(source(article));
  const spans = spansOf(article.claims);
  const builder = { root, lists: [], table: null, dl: null, quote: null };
  article.blocks.forEach((block, index) => place(builder, article, block, index).append(...cut(article, block, spans)));
  const first = pieces.find((piece) => piece.starts);
  if (first) first.el.tabIndex = 0;
  $("view-read").scrollTop = 0;
  return paintText();
}

function source(article) {
  const facts = [article.publisher, article.date, article.country].filter(Boolean).join(" · ");
  const link = article.url && safeLink(article.url);
  const address = link ? el("a", { href: link, rel: "noopener noreferrer" }, article.url) : article.url ?? "";
  return el("p", { class: "source" }, facts, facts && address ? " · " : "", address);
}

function spansOf(claims) {
  return claims.flatMap((claim) => claim.evidence.flatMap((one, number) => [
    { claim, number, kind: "evidence", start: one.span[0], end: one.span[1] },
    ...one.cues.map(([start, end, role]) => ({ claim, number, kind: "cue", start, end, role })),
    ...one.context.map(([start, end]) => ({ claim, number, kind: "context", start, end })),
  ]));
}

// The element for a block, within the list, table or quotation that it goes on with.
function place(builder, article, block, index) {
  if (block.kind !== "item") builder.lists = [];
  if (block.kind !== "cell") builder.table = null;
  if (block.kind !== "term" && block.kind !== "definition") builder.dl = null;
  if (!block.quoted) builder.quote = null;
  else if (!builder.quote) builder.root.append((builder.quote = el("blockquote")));
  const outer = builder.quote ?? builder.root;
  const made = PLACES[block.kind](builder, outer, block, article, index);
  made.dataset.block = index;
  return made;
}

const added = (outer, made) => {
  outer.append(made);
  return made;
};
const PLACES = {
  heading: (_, outer, block) => added(outer, el("h" + Math.min(6, block.level + 1))),
  paragraph: (_, outer) => added(outer, el("p")),
  item: (builder, outer, block) => {
    const depth = Math.max(1, block.level);
    while (builder.lists.length > depth) builder.lists.pop();
    while (builder.lists.length < depth) builder.lists.push(added(builder.lists.at(-1)?.lastElementChild ?? builder.lists.at(-1) ?? outer, el("ul")));
    return added(added(builder.lists.at(-1), el("li")), el("span"));
  },
  cell: (builder, outer, block, article, index) => {
    builder.table ??= { body: added(added(outer, el("table", { class: "cells" })), el("tbody")) };
    // No line is broken between the cells of a row.
    const table = builder.table;
    if (!table.row || article.slice(article.blocks[index - 1].span[1], block.span[0]).includes("\n")) table.row = added(table.body, el("tr"));
    return added(table.row, el(article.blocks.some((other) => other.row === index || other.column === index) ? "th" : "td"));
  },
  term: (builder, outer) => added((builder.dl ??= added(outer, el("dl"))), el("dt")),
  definition: (builder, outer) => added((builder.dl ??= added(outer, el("dl"))), el("dd")),
};

function cut(article, block, spans) {
  const [from, to] = block.span;
  const here = spans.filter((span) => span.start < to && from < span.end);
  const label = block.label ? [{ start: block.label[0], end: block.label[1], kind: "label" }] : [];
  const borders = [...here, ...label].flatMap((span) => [span.start, span.end]).filter((at) => from < at && at < to);
  const points = [...new Set([from, ...borders, to])].sort((a, b) => a - b);
  return points.slice(1).map((end, i) => {
    const start = points[i];
    const over = here.filter((span) => span.start < end && start < span.end);
    return piece(article.slice(start, end), over, label.some((span) => span.start < end && start < span.end), start === from ? null : start);
  });
}

function piece(text, over, bold, start) {
  const node = bold ? el("strong", {}, text) : text;
  if (!over.length) return node;
  const evidence = over.filter((span) => span.kind === "evidence");
  const starts = evidence.some((span) => start === null || span.start === start);
  const made = el(evidence.length ? "mark" : "span", starts ? { role: "button", tabindex: "-1" } : {}, node);
  const claims = [...new Set(evidence.sort((a, b) => a.end - a.start - (b.end - b.start)).map((span) => span.claim))];
  pieces.push({ el: made, over, claims, starts });
  made.dataset.piece = pieces.length - 1;
  return made;
}

function paintText() {
  const chosen = state.claim;
  const show = new Set(visible);
  document.querySelectorAll("#text .here").forEach((block) => block.classList.remove("here"));
  for (const { el: made, over, claims, starts } of pieces) {
    const live = claims.filter((claim) => show.has(claim));
    const mine = over.filter((span) => span.claim.index === chosen);
    const selected = mine.some((span) => span.kind === "evidence");
    const cue = mine.find((span) => span.kind === "cue");
    const tests = {
      off: claims.length && !live.length, many: live.length > 1, sel: selected,
      neg: live.length && live.every((claim) => claim.polarity === "negated"),
      hedge: live.length && live.every((claim) => claim.certainty === "hedged"),
      ctx: !selected && mine.some((span) => span.kind === "context"), cue,
    };
    made.className = Object.keys(tests).filter((name) => tests[name]).join(" ");
    if (cue) made.dataset.role = cue.role;
    else delete made.dataset.role;
    made.title = cue ? cue.role : live.length > 1 ? `${live.length} claims here` : "";
    if (starts) made.setAttribute("aria-pressed", String(selected));
    if (selected) made.closest("[data-block]").classList.add("here");
  }
}

// A click where several claims stand goes from one to the next.
function clickText(event) {
  const made = event.target.closest?.("[data-piece]");
  if (!made || String(getSelection())) return;
  const here = pieces[made.dataset.piece].claims.filter((claim) => visible.includes(claim));
  if (!here.length) return;
  const next = here[(here.findIndex((claim) => claim.index === state.claim) + 1) % here.length];
  choose({ claim: next.index });
  near = here;
  paintClaims();
  bringIntoView($("claims").querySelector(".card.sel"), $("side"));
}

function textKeys(event) {
  const made = event.target.closest?.("mark[role=button]");
  if (!made) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    made.click();
  }
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step) {
    event.preventDefault();
    rove([...$("text").querySelectorAll("mark[role=button]:not(.off)")], made, step);
  }
}

function rove(stops, from, step) {
  const to = stops[Math.min(stops.length - 1, Math.max(0, stops.indexOf(from) + step))];
  if (!to) return;
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}

function scrollToEvidence(number = 0) {
  const found = pieces.find((one) => one.over.some((span) => span.claim.index === state.claim && span.number === number && span.kind === "evidence"));
  bringIntoView(found?.el, $("view-read"));
}

// Moves only the pane, never the page around it.
function bringIntoView(made, pane) {
  if (!made) return;
  const box = made.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (box.top >= frame.top + 20 && box.bottom <= frame.bottom - 20) return;
  const top = pane.scrollTop + box.top - frame.top - Math.max(20, (frame.height - box.height) / 3);
  pane.scrollTo({ top, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
}
