// Keys and selection for the review. Everything it does is a click on a button of the page: without it, nothing is lost.

const INVISIBLE = /[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069]/gu;
const OFF = "imio.deliberations.bench.keys";
const form = document.querySelector("#decisions");
const add = document.querySelector("#add");
const help = document.querySelector("#help");
const live = document.querySelector("#live");

for (const hint of document.querySelectorAll(".bench-js")) hint.hidden = false;

// -- keys

const lines = [...document.querySelectorAll("[data-line]")];
// In the order of the text, which is how one reads; the list is in the order of urgency.
const marks = [...document.querySelectorAll(".bench-mark[id]")];

const focusable = (mark) => mark.querySelector("a") ?? mark;
const lineOf = (id) => document.querySelector(`[data-line="${CSS.escape(id)}"]`);

function current() {
  const at = document.activeElement?.closest("[data-mention], [data-line]");
  const id = at?.dataset.mention ?? at?.dataset.line;
  if (id) return id;
  const [kind, ...rest] = decodeURIComponent(location.hash.slice(1)).split("-");
  return kind === "m" || kind === "d" ? rest.join("-") : undefined;
}

function go(step) {
  const places = marks.length ? marks.map((mark) => mark.dataset.mention) : lines.map((line) => line.dataset.line);
  if (!places.length) return;
  const at = places.indexOf(current());
  const next = at < 0 ? (step > 0 ? 0 : places.length - 1) : (at + step + places.length) % places.length;
  show(places[next]);
}

function show(id) {
  const mark = document.querySelector(`#m-${CSS.escape(id)}`);
  const target = mark ? focusable(mark) : lineOf(id)?.querySelector("a");
  lineOf(id)?.scrollIntoView({ block: "nearest" });
  target?.focus();
  target?.scrollIntoView({ block: "center" });
}

function decide(act) {
  const id = current();
  const button = id && lineOf(id)?.querySelector(`button[data-act="${act}"]`);
  if (!button) return;
  // Back to the next mention that is still open, else to this one.
  const places = marks.map((mark) => mark.dataset.mention);
  const at = places.indexOf(id);
  const later = [...places.slice(at + 1), ...places.slice(0, at)];
  const next = later.find((other) => lineOf(other)?.dataset.state === "open");
  form.elements.back.value = `m-${next ?? id}`;
  button.click();
}

const KEYS = {
  n: () => go(1),
  j: () => go(1),
  p: () => go(-1),
  k: () => go(-1),
  m: () => decide("mask"),
  g: () => decide("keep"),
  u: () => form?.querySelector('button[value="undo"]:enabled')?.click(),
  a: () => add?.querySelector("#add-text").focus(),
  "?": () => help.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  if (event.key !== "?" && localStorage.getItem(OFF)) return;
  const act = KEYS[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

const toggle = help.querySelector("#keys-on");
toggle.checked = !localStorage.getItem(OFF);
toggle.addEventListener("change", () => {
  if (toggle.checked) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
});

// What was said after the last act is announced once the page is there; then the mention gets the focus.
if (live.textContent.trim()) {
  const said = [...live.children];
  live.replaceChildren();
  requestAnimationFrame(() => live.replaceChildren(...said));
}
const arrived = /^#m-(.+)$/.exec(decodeURIComponent(location.hash));
// After the browser's own jump, which takes the focus away.
if (arrived) addEventListener("load", () => setTimeout(() => show(arrived[1])));

// -- selection

// The characters that leave ink, counted as the server counts them: code points, composed, without blanks.
export function ink(text) {
  return [...text.normalize("NFC").replace(INVISIBLE, "").replace(/\s/gu, "")];
}

function selected() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  const part = closest(range.startContainer)?.closest("[data-part]");
  if (!part || part !== closest(range.endContainer)?.closest("[data-part]")) return undefined;
  const before = document.createRange();
  before.setStart(part, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const text = range.toString();
  const start = ink(before.toString()).length;
  return { part: part.dataset.part, text, start, end: start + ink(text).length };
}

const closest = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

let filled = "";

function fill() {
  const found = selected();
  if (!found || found.start === found.end) return;
  filled = found.text.replace(/\s+/gu, " ").trim();
  add.elements.text.value = filled;
  add.elements.part.value = found.part;
  add.elements.ink_start.value = found.start;
  add.elements.ink_end.value = found.end;
}

if (add) {
  document.addEventListener("selectionchange", fill);
  add.elements.text.addEventListener("input", () => {
    // What is typed is looked for, wherever it stands.
    if (add.elements.text.value === filled) return;
    for (const name of ["part", "ink_start", "ink_end"]) add.elements[name].value = "";
  });
}
