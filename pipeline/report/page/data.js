// The embedded data, and what is derived from it once.

const DATA = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);

function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "onclick") made.addEventListener("click", value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// Offsets in the data count code points, strings here count UTF-16 units: a function from one to the other.
function unitsOf(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (offset) => offset;
  const units = [];
  let unit = 0;
  for (const character of text) {
    units.push(unit);
    unit += character.length;
  }
  units.push(unit);
  return (offset) => units[offset];
}

DATA.articles.forEach((article) => {
  const units = unitsOf(article.text);
  article.slice = (start, end) => article.text.slice(units(start), units(end));
  article.claims = [];
});

const spoken = (name) => DATA.labels[name] ?? name;
const colour = (type) => "g" + Math.min(DATA.groups.of[type] ?? 8, 8);
const lastPart = (id) => id.split(/[/#]/).pop();
const safeLink = (url) => (/^https?:\/\//i.test(url) ? url : null);

DATA.claims.forEach((claim, index) => {
  claim.index = index;
  claim.from = DATA.entities[claim.subject];
  claim.to = typeof claim.object === "number" ? DATA.entities[claim.object] : claim.object;
  claim.by = claim.speaker === null ? null : DATA.entities[claim.speaker];
  claim.home = DATA.articles[claim.article];
  claim.home.claims.push(claim);
  claim.quotes = claim.evidence.map((one) => claim.home.slice(...one.span));
  claim.words = [claim.from, claim.to, claim.by].filter(Boolean).flatMap((thing) => [thing.label, ...(thing.alt ?? [])])
    .concat(spoken(claim.predicate), claim.quotes, claim.qualifiers.map((pair) => pair[1]))
    .join("\n").toLowerCase();
});

const sentence = (claim) =>
  `${claim.from.label} — ${spoken(claim.predicate)} — ${claim.to.label}` + marksOf(claim).map((mark) => ` [${mark}]`).join("");
const marksOf = (claim) => [claim.polarity, claim.certainty].filter((mark) => mark !== "affirmed" && mark !== "asserted");
