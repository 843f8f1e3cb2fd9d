// What is chosen: kept in the address after "#", so that a link shows the same.

const FACETS = {
  predicate: { any: "any predicate", of: (claim) => [claim.predicate], name: spoken },
  polarity: { any: "any polarity", of: (claim) => [claim.polarity], name: String },
  certainty: { any: "any certainty", of: (claim) => [claim.certainty], name: String },
  type: { any: "any type", of: (claim) => [...new Set([claim.from.type, claim.to.type])], name: spoken },
  speaker: { any: "any speaker", of: (claim) => [claim.by ? claim.by.label : "(the article)"], name: String },
};
const TABS = ["read", "graph", "table", "conflicts"];
const FILTERS = [...Object.keys(FACETS), "q", "about"];
const EMPTY = { article: 0, tab: "read", all: false, claim: null, ...Object.fromEntries(FILTERS.map((key) => [key, ""])) };
let state = { ...EMPTY };
let visible = [];

function readHash() {
  const hash = location.hash.slice(1);
  const given = new URLSearchParams(hash.includes("=") ? hash : "");
  const id = given.get("article") ?? decoded(hash);
  const next = { ...EMPTY };
  next.article = Math.max(0, DATA.articles.findIndex((article) => article.id === id));
  if (TABS.includes(given.get("tab"))) next.tab = given.get("tab");
  next.all = given.get("all") === "1";
  for (const key of FILTERS) next[key] = given.get(key) ?? "";
  const claim = DATA.claims.find((one) => lastPart(one.id) === given.get("claim") && (next.all || one.article === next.article));
  next.claim = claim ? claim.index : null;
  return next;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function writeHash(step) {
  const given = new URLSearchParams();
  if (DATA.articles.length) given.set("article", DATA.articles[state.article].id);
  if (state.tab !== "read") given.set("tab", state.tab);
  if (state.all) given.set("all", "1");
  for (const key of FILTERS) if (state[key]) given.set(key, state[key]);
  if (state.claim !== null) given.set("claim", lastPart(DATA.claims[state.claim].id));
  const hash = "#" + given;
  if (hash !== location.hash) history[step ? "pushState" : "replaceState"](null, "", hash);
}

const everywhere = () => state.all && state.tab !== "read";
const inScope = () => (everywhere() ? DATA.claims : DATA.articles[state.article]?.claims ?? []);

function matches(claim, except) {
  for (const [key, facet] of Object.entries(FACETS)) {
    if (key !== except && state[key] && !facet.of(claim).includes(state[key])) return false;
  }
  if (state.q && !state.q.toLowerCase().split(/\s+/).every((word) => claim.words.includes(word))) return false;
  return !state.about || [claim.from.id, claim.to.id, claim.by?.id].includes(state.about);
}

// The one way to change what is chosen. A step is one that the browser's Back button undoes.
function choose(change, step = false) {
  state = { ...state, ...change };
  const claim = state.claim === null ? null : DATA.claims[state.claim];
  if (claim && (!inScope().includes(claim) || !matches(claim))) state.claim = null;
  writeHash(step);
  show();
}
