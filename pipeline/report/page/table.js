// All claims as a table, and as CSV.

const COLUMNS = [
  ["Article", (claim) => claim.home.id],
  ["Subject", (claim) => claim.from.label],
  ["Predicate", (claim) => spoken(claim.predicate)],
  ["Object", (claim) => claim.to.label],
  ["Polarity", (claim) => claim.polarity],
  ["Certainty", (claim) => claim.certainty],
  ["Qualifiers", (claim) => claim.qualifiers.map(([name, text]) => `${spoken(name)}: ${text}`).join("; ")],
  ["Speaker", (claim) => claim.by?.label ?? ""],
  ["Confidence", (claim) => claim.confidence],
  ["Quote", (claim) => claim.quotes[0] ?? ""],
];
const ROWS = 500;
const sorting = { column: -1, down: false };
let allRows = false;

function sortedClaims() {
  if (sorting.column < 0) return visible;
  const value = COLUMNS[sorting.column][1];
  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "en", { sensitivity: "base" }));
  return [...visible].sort((a, b) => (sorting.down ? -1 : 1) * compare(value(a), value(b)) || a.index - b.index);
}

function drawTable() {
  const [head, body] = [$("table").tHead, $("table").tBodies[0]];
  if (!head.rows.length) head.append(el("tr", {}, ...COLUMNS.map(([name], i) => el("th", { scope: "col" }, el("button", { onclick: () => sortBy(i) }, name)))));
  [...head.rows[0].cells].forEach((cell, i) => cell.setAttribute("aria-sort", i !== sorting.column ? "none" : sorting.down ? "descending" : "ascending"));
  $("table").classList.toggle("one", !everywhere());
  const rows = sortedClaims();
  body.replaceChildren(...rows.slice(0, allRows ? rows.length : ROWS).map(row));
  if (!allRows && rows.length > ROWS) body.append(el("tr", {}, el("td", { colspan: String(COLUMNS.length) }, el("button", { onclick: () => { allRows = true; drawTable(); } }, `Show all ${rows.length}`))));
  $("table").caption.textContent = `${rows.length} of ${inScope().length} claims`;
}

function row(claim) {
  const open = () => showEvidence(claim, 0);
  const made = el("tr", { class: [claim.polarity, claim.certainty, claim.index === state.claim ? "sel" : ""].join(" "), "data-claim": String(claim.index), onclick: () => String(getSelection()) || open() });
  COLUMNS.forEach(([name, value]) => {
    const text = String(value(claim));
    const cell = el("td", { "data-name": name });
    cell.append(name === "Subject" ? el("button", { class: "open", title: "Show in the text" }, text) : text);
    made.append(cell);
  });
  return made;
}

function sortBy(column) {
  sorting.down = sorting.column === column && !sorting.down;
  sorting.column = column;
  drawTable();
}

// A cell that a spreadsheet would run as a formula is given a quote mark before it.
function csvCell(value) {
  const text = String(value);
  const plain = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function csv() {
  const lines = sortedClaims().map((claim) => COLUMNS.map(([, value]) => csvCell(value(claim))).join(","));
  return [COLUMNS.map(([name]) => name).join(","), ...lines].join("\r\n") + "\r\n";
}

async function copyCsv() {
  const area = el("textarea", { class: "away", "aria-hidden": "true" });
  try {
    await navigator.clipboard.writeText(csv());
  } catch {
    area.value = csv();
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  $("copy").textContent = "Copied";
  setTimeout(() => { $("copy").textContent = "Copy as CSV"; }, 1500);
}

function downloadCsv() {
  const address = URL.createObjectURL(new Blob(["\ufeff", csv()], { type: "text/csv;charset=utf-8" }));
  el("a", { href: address, download: "claims.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
