// The list of claims as cards, beside the text and beside the graph.

const PAGE = 200;
let near = [];
let listed = "";
let shownCards = PAGE;

function drawClaims() {
  const key = visible.map((claim) => claim.index).join();
  if (key !== listed) {
    listed = key;
    shownCards = PAGE;
    fillClaims();
  }
  paintClaims();
}

function fillClaims() {
  const list = $("claims");
  list.replaceChildren(...visible.slice(0, shownCards).map(card));
  const rest = visible.length - shownCards;
  if (rest > 0) list.append(el("li", {}, el("button", { class: "rest", onclick: () => { shownCards += PAGE; fillClaims(); paintClaims(); } }, `Show ${Math.min(rest, PAGE)} more of ${rest}`)));
  if (!visible.length) list.append(el("li", { class: "none" }, "No claim passes these filters."));
}

function card(claim) {
  const head = el("button", { class: "head", "aria-expanded": "false", tabindex: "-1", onclick: () => clickCard(claim) },
    el("span", { class: "line" }, el("span", { class: "confidence", title: "confidence" }, `${Math.round(claim.confidence * 100)} %`), thing(claim.from), " ", el("span", { class: "pred" }, spoken(claim.predicate)), " ", thing(claim.to)),
    el("span", { class: "chips" }, ...chips(claim)));
  return el("li", { class: "card", "data-claim": String(claim.index) }, head);
}

const thing = (one) => el("span", { class: "thing " + colour(one.type) }, one.label);

function chips(claim, inConflict) {
  const chip = (name, text) => el("span", { class: "chip " + name }, text);
  return [
    ...marksOf(claim).map((mark) => chip(mark, mark)),
    ...claim.qualifiers.map(([name, text]) => chip("qualifier", `${spoken(name)}: ${text}`)),
    ...(claim.by ? [chip("speaker", `says ${claim.by.label}`)] : []),
    ...(claim.disputed && !inConflict ? [chip("disputed", "disputed")] : []),
    ...(everywhere() ? [chip("article", claim.home.title)] : []),
  ].flatMap((one) => [one, " "]);
}

function paintClaims() {
  if (!near.some((claim) => claim.index === state.claim)) near = [];
  for (const made of $("claims").querySelectorAll(".card")) {
    const claim = DATA.claims[made.dataset.claim];
    const selected = claim.index === state.claim;
    made.classList.toggle("sel", selected);
    made.classList.toggle("near", near.includes(claim) && !selected);
    const head = made.firstElementChild;
    head.setAttribute("aria-expanded", String(selected));
    head.tabIndex = -1;
    if (selected && !made.querySelector(".more")) made.append(more(claim));
    if (!selected) made.querySelector(".more")?.remove();
  }
  const stop = $("claims").querySelector(".card.sel .head") ?? $("claims").querySelector(".card .head");
  if (stop) stop.tabIndex = 0;
  const place = near.length > 1 ? ` · ${near.findIndex((claim) => claim.index === state.claim) + 1} of ${near.length} at this place, click again for the next` : "";
  $("status").textContent = `${visible.length} of ${inScope().length} claims${place}`;
}

// What a chosen card adds: the evidence with its cues, the context, the things themselves.
function more(claim) {
  const made = el("div", { class: "more" });
  claim.evidence.forEach((one, number) => {
    made.append(el("button", { class: "quote", title: "Show in the text", onclick: () => showEvidence(claim, number) }, ...quoted(claim, one)));
    const roles = one.cues.map(([start, end, role]) => `“${claim.home.slice(start, end)}” ${role}`);
    if (roles.length) made.append(el("p", { class: "cues" }, "Cues: " + roles.join(", ")));
    for (const span of one.context) made.append(el("p", { class: "context" }, "Context: “" + claim.home.slice(...span) + "”"));
  });
  made.append(agreement(claim));
  made.append(...[claim.from, claim.to, claim.by].filter(Boolean).map(about));
  if (state.tab !== "read") made.append(el("button", { class: "go", onclick: () => showEvidence(claim, 0) }, "Show in the text"));
  return made;
}

function quoted(claim, one) {
  const [from, to] = one.span;
  const cues = one.cues.filter(([start, end]) => from <= start && end <= to);
  const points = [...new Set([from, to, ...cues.flatMap(([start, end]) => [start, end])])].sort((a, b) => a - b);
  return ["“", ...points.slice(1).map((end, i) => {
    const cue = cues.find((mark) => mark[0] < end && points[i] < mark[1]);
    const text = claim.home.slice(points[i], end);
    return cue ? el("span", { class: "cue", "data-role": cue[2], title: cue[2] }, text) : text;
  }), "”"];
}

function about(one) {
  const also = one.alt?.length ? `, also “${one.alt.join("”, “")}”` : "";
  const links = (one.links ?? []).map(safeLink).filter(Boolean)
    .flatMap((link) => [" ", el("a", { href: link, rel: "noopener noreferrer" }, lastPart(link) || link)]);
  return el("p", { class: "about" }, thing(one), ` (${spoken(one.type)}${also})`, ...links);
}

function clickCard(claim) {
  choose({ claim: state.claim === claim.index ? null : claim.index });
  if (state.tab === "read") scrollToEvidence();
}

function showEvidence(claim, number) {
  choose({ claim: claim.index, article: claim.article, tab: "read" }, state.tab !== "read");
  scrollToEvidence(number);
}

function claimKeys(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !event.target.matches(".head")) return;
  event.preventDefault();
  rove([...$("claims").querySelectorAll(".head")], event.target, step);
}
