// Filters, tabs and picker; and the start.

function show() {
  visible = inScope().filter((claim) => matches(claim));
  drawControls();
  for (const name of TABS) {
    $("view-" + name).hidden = state.tab !== name;
    const tab = $("tab-" + name);
    tab.setAttribute("aria-selected", String(state.tab === name));
    tab.tabIndex = state.tab === name ? 0 : -1;
  }
  document.body.dataset.tab = state.tab;
  drawClaims();
  ({ read: drawText, graph: drawGraph, table: drawTable, conflicts: drawConflicts })[state.tab]();
}

function drawControls() {
  $("article").selectedIndex = state.article;
  $("article").disabled = everywhere();
  $("previous").disabled = everywhere() || state.article <= 0;
  $("next").disabled = everywhere() || state.article >= DATA.articles.length - 1;
  $("all").checked = state.all;
  if ($("q").value !== state.q) $("q").value = state.q;
  for (const key of Object.keys(FACETS)) drawFacet(key);
  const named = DATA.entities.find((entity) => entity.id === state.about);
  $("about").hidden = !state.about;
  $("about").textContent = `about: ${named ? named.label : state.about} ×`;
  const count = FILTERS.filter((key) => state[key]).length;
  $("active").textContent = count ? `(${count} set)` : "";
  $("clear").disabled = !count;
}

// Counts tell how many claims each choice would leave, given the other filters.
function drawFacet(key) {
  const facet = FACETS[key];
  const counts = new Map();
  for (const claim of inScope()) {
    for (const value of facet.of(claim)) counts.set(value, (counts.get(value) ?? 0) + (matches(claim, key) ? 1 : 0));
  }
  if (state[key] && !counts.has(state[key])) counts.set(state[key], 0);
  const values = [...counts.keys()].sort((a, b) => facet.name(a).localeCompare(facet.name(b), "en"));
  $(key).replaceChildren(el("option", { value: "" }, facet.any), ...values.map((value) => el("option", { value }, `${facet.name(value)} (${counts.get(value)})`)));
  $(key).value = state[key];
  $(key).classList.toggle("set", Boolean(state[key]));
}

function tabKeys(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const tabs = [...$("tabs").children];
  const next = tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length];
  choose({ tab: next.dataset.tab }, true);
  next.focus();
}

function start() {
  const many = (count, one, more) => `${count.toLocaleString("en")} ${count === 1 ? one : more}`;
  const things = new Set(DATA.entities.map((entity) => entity.id)).size;
  $("counts").textContent = [many(DATA.articles.length, "article", "articles"), many(DATA.claims.length, "claim", "claims"), many(things, "thing", "things"), ...(DATA.leftOut ? [`${many(DATA.leftOut, "more article", "more articles")} in the files beside this page`] : [])].join(" · ");
  $("tab-conflicts").append(` (${DATA.conflicts.length})`);
  $("article").append(...DATA.articles.map((article, i) => el("option", { value: String(i) }, `${article.title} (${article.claims.length})`)));
  const go = (article) => choose({ article, claim: null }, true);
  $("article").addEventListener("change", () => go($("article").selectedIndex));
  $("previous").addEventListener("click", () => go(state.article - 1));
  $("next").addEventListener("click", () => go(state.article + 1));
  $("all").addEventListener("change", () => choose({ all: $("all").checked }, true));
  for (const key of Object.keys(FACETS)) $(key).addEventListener("change", () => choose({ [key]: $(key).value }));
  $("q").addEventListener("input", () => choose({ q: $("q").value }));
  $("form").addEventListener("submit", (event) => event.preventDefault());
  $("about").addEventListener("click", () => choose({ about: "" }));
  $("clear").addEventListener("click", () => choose(Object.fromEntries(FILTERS.map((key) => [key, ""]))));
  $("tabs").addEventListener("click", (event) => event.target.dataset.tab && choose({ tab: event.target.dataset.tab }, true));
  $("tabs").addEventListener("keydown", tabKeys);
  $("text").addEventListener("click", clickText);
  $("text").addEventListener("keydown", textKeys);
  $("claims").addEventListener("keydown", claimKeys);
  $("copy").addEventListener("click", copyCsv);
  $("download").addEventListener("click", downloadCsv);
  startGraph();
  if (matchMedia("(max-width: 800px)").matches) $("filters").open = false;
  const restore = () => {
    state = readHash();
    show();
    if (state.claim !== null && state.tab === "read") scrollToEvidence();
  };
  addEventListener("popstate", restore);
  restore();
}

start();
