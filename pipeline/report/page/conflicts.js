// Claims that cannot both hold, side by side; and how many voices say the same.

DATA.conflicts.forEach(([, one, other]) => {
  DATA.claims[one].disputed = true;
  DATA.claims[other].disputed = true;
});

function drawConflicts() {
  const list = $("conflicts");
  if (list.childElementCount) return;
  if (!DATA.conflicts.length) list.append(el("li", { class: "none" }, DATA.leftOut ? "Too many articles to compare here; run make query Q=conflicts." : "No voice contradicts another."));
  for (const [kind, one, other] of DATA.conflicts) {
    list.append(el("li", { class: "conflict" },
      el("h2", {}, el("span", { class: "chip" }, kind), " ", thing(DATA.claims[one].from)),
      ...[one, other].map((index) => side(DATA.claims[index]))));
  }
}

function side(claim) {
  return el("section", { class: "voice" },
    el("p", { class: "line" }, thing(claim.from), " ", el("span", { class: "pred" }, spoken(claim.predicate)), " ", thing(claim.to), " ", ...chips(claim, true)),
    ...claim.quotes.map((_, number) => el("button", { class: "quote", title: "Show in the text", onclick: () => showEvidence(claim, number) }, ...quoted(claim, claim.evidence[number]))),
    el("p", { class: "source" }, claim.by ? `${claim.by.label}, in ` : "", claim.home.title));
}

// Who says the same: articles and named speakers that affirm, hedge and deny it.
const statement = (claim) => [claim.from.id, claim.predicate, claim.to.id ?? `${claim.to.type} ${claim.to.label}`].join(" ");
const stand = (claim) => (claim.polarity === "negated" ? "denied" : claim.certainty === "hedged" ? "hedged" : "affirmed");
const SAYING = new Map();
for (const claim of DATA.claims) {
  if (!SAYING.has(statement(claim))) SAYING.set(statement(claim), []);
  SAYING.get(statement(claim)).push(claim);
}

function agreement(claim) {
  const parts = ["affirmed", "hedged", "denied"].map((how) => {
    const same = SAYING.get(statement(claim)).filter((one) => stand(one) === how);
    const articles = new Set(same.map((one) => one.article)).size;
    const speakers = new Set(same.map((one) => one.by?.id).filter(Boolean)).size;
    const count = `${articles} ${articles === 1 ? "article" : "articles"}`;
    return same.length ? `${how} in ${count}${speakers ? `, by ${speakers} named ${speakers === 1 ? "speaker" : "speakers"}` : ""}` : null;
  });
  return el("p", { class: "agreement" }, "This is " + parts.filter(Boolean).join("; ") + ".");
}
