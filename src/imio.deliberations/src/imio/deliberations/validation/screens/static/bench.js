// Keys, selection and sending for the review. Everything it does is a click on a button of the page: without it,
// nothing is lost. What a form sends goes in the background, so that the page stays where it is and a lost connection
// loses no decision.

const INVISIBLE = /[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069]/gu;
const OFF = "imio.deliberations.bench.keys";
const IN_PLACE = "X-Bench";
const AGAIN = 5000;
const PULSE = 60000;
const FOLLOW = 3000;

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const help = $("#help");
const lost = $("#lost");

// -- where one is

// In the order of the text, which is how one reads; the list is in the order of urgency.
const places = () => {
  const marks = $$(".bench-mark[id]").map((mark) => mark.dataset.mention);
  return marks.length ? marks : $$("[data-line]").map((line) => line.dataset.line);
};
const lineOf = (id) => $(`[data-line="${CSS.escape(id)}"]`);
const groupOf = (id) => lineOf(id)?.closest("[data-group]");
const focusable = (mark) => $("a", mark) ?? mark;

let last;

function current() {
  const at = document.activeElement?.closest("[data-mention], [data-line]");
  const id = at?.dataset.mention ?? at?.dataset.line;
  if (id) return id;
  const [kind, ...rest] = decodeURIComponent(location.hash.slice(1)).split("-");
  const hash = kind === "m" || kind === "d" ? rest.join("-") : undefined;
  return hash && lineOf(hash) ? hash : last && lineOf(last) ? last : undefined;
}

function show(id) {
  last = id;
  const mark = $(`#m-${CSS.escape(id)}`);
  const target = mark ? focusable(mark) : $("a", lineOf(id) ?? document.body);
  lineOf(id)?.scrollIntoView({ block: "nearest" });
  target?.focus();
  target?.scrollIntoView({ block: "center" });
}

function go(step) {
  const all = places();
  if (!all.length) return;
  const at = all.indexOf(current());
  show(all[at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length]);
}

// -- keys

function decide(act, here) {
  const id = current();
  const button =
    (here && id && $(`button[data-act="${act}"]`, lineOf(id))) || (id && groupOf(id) && $(`[data-all="${act}"]`, groupOf(id)));
  if (!button) return;
  // On to the next mention that is still open and that this does not decide, else back to this one.
  const all = places();
  const at = all.indexOf(id);
  const next = [...all.slice(at + 1), ...all.slice(0, at)].find(
    (other) => lineOf(other)?.dataset.state === "open" && (here || groupOf(other) !== groupOf(id)),
  );
  $("#decisions").elements.back.value = `m-${next ?? id}`;
  button.click();
}

function step(act) {
  const button = $(`#decisions button[value="${act}"]:enabled`);
  if (!button) return;
  $("#decisions").elements.back.value = current() ? `m-${current()}` : "";
  button.click();
}

function tick(whole) {
  const id = current();
  const box = id && $(`input[name="${whole ? "entity" : "span"}"]`, whole ? groupOf(id) : lineOf(id));
  if (box) box.checked = !box.checked;
}

function replaceByRole() {
  const id = current();
  const box = id && $('input[name="entity"]', groupOf(id));
  if (!box) return;
  for (const other of $$('input[name="entity"], input[name="span"]')) other.checked = other === box;
  $("#decisions").elements.back.value = `m-${id}`;
  $("#role").focus();
}

function nextDoubt() {
  const boxes = $$('#doubts input[name="doubt"]');
  const at = boxes.indexOf(document.activeElement);
  (boxes[at + 1] ?? boxes[0] ?? $("#steps-title"))?.focus();
}

const KEYS = {
  n: () => go(1),
  j: () => go(1),
  p: () => go(-1),
  k: () => go(-1),
  m: () => decide("mask"),
  g: () => decide("keep"),
  M: () => decide("mask", true),
  G: () => decide("keep", true),
  r: replaceByRole,
  x: () => tick(true),
  X: () => tick(false),
  u: () => step("undo"),
  y: () => step("redo"),
  a: () => $("#add-text")?.focus(),
  d: nextDoubt,
  v: () => ($('#steps button:enabled') ?? $("#steps-title")).focus(),
  "?": () => help.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  if (event.target.closest('input:not([type="checkbox"]), select, textarea, [contenteditable]')) return;
  if (event.key !== "?" && localStorage.getItem(OFF)) return;
  const act = KEYS[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

const toggle = $("#keys-on", help);
toggle.checked = !localStorage.getItem(OFF);
toggle.addEventListener("change", () => {
  if (toggle.checked) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
});

// -- sending

let pending;
let timer;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.closest("#review") || form.method !== "post") return;
  event.preventDefault();
  // One at a time: each decision names the state of the review that it was made on.
  if (pending) return;
  const data = new URLSearchParams(new FormData(form));
  const button = event.submitter;
  if (button?.name) data.append(button.name, button.value);
  pending = { address: form.action, data, again: button?.value };
  send();
});

async function send() {
  clearTimeout(timer);
  const sent = pending;
  if (!sent) return;
  $("#review").setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(sent.address, {
      method: "POST",
      body: sent.data,
      headers: { Accept: "text/html", [IN_PLACE]: "1" },
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if ($("#review", page)) return arrive(page, answer.headers.get(IN_PLACE));
    // Nobody is signed in any more; or the server itself failed, for a while.
    wait(answer.ok || answer.status === 401 || answer.status === 403 ? "session" : "connection");
  } catch {
    wait("connection");
  }
}

function wait(why) {
  for (const text of $$("[data-why]", lost)) text.hidden = text.dataset.why !== why;
  lost.hidden = false;
  if (why === "connection") timer = setTimeout(send, AGAIN);
}

$("button", lost).addEventListener("click", send);
addEventListener("online", send);
addEventListener("beforeunload", (event) => {
  if (pending) event.preventDefault();
});

// The page as it is now, at the place that the server names; the focus is never lost.
function arrive(page, fragment) {
  pending = undefined;
  lost.hidden = true;
  const said = $$("#live p", page);
  $("#live", page).replaceChildren();
  $("#review").replaceWith(document.adoptNode($("#review", page)));
  furnish();
  requestAnimationFrame(() => $("#live").replaceChildren(...said));
  settle(fragment);
}

// What takes the focus at a place: the button that was pressed there, else whatever can.
const FOCUSABLE = ["[data-all]", "button:enabled", "[tabindex]", "a[href]", "input:enabled:not([type=hidden])"];

function settle(fragment) {
  const [kind, ...rest] = (fragment ?? "").split("-");
  const id = rest.join("-");
  if ((kind === "m" || kind === "d") && lineOf(id)) return show(id);
  const refused = $(".bench-said, .bench-alarm");
  const place = refused ?? (fragment && document.getElementById(fragment));
  const takers = place ? [place, ...FOCUSABLE.map((selector) => $(selector, place))] : [];
  const target = takers.find((one) => one?.matches("[tabindex], button, a, input"));
  (target ?? $("#top")).focus();
  (refused ?? target)?.scrollIntoView({ block: "center" });
}

// -- what the server has to tell: who else is here, and how far the worker is

let stirred = true;
for (const sign of ["keydown", "pointerdown"]) addEventListener(sign, () => (stirred = true), { passive: true });

async function pulse() {
  const form = $("#decisions");
  if (!form || !stirred || document.hidden || pending) return;
  stirred = false;
  const data = new URLSearchParams(new FormData(form));
  data.set("do", "here");
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const { others } = await answer.json();
    $("#others").textContent = others.join(" ");
  } catch {
    // The next decision will tell.
  }
}
pulse();
setInterval(pulse, PULSE);

async function follow() {
  if (!$("#steps[data-moving=yes]")) return;
  if (!pending && !document.hidden) {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const steps = $("#steps", page);
      if (steps && !steps.dataset.moving) return location.reload();
    } catch {
      // It is asked again.
    }
  }
  setTimeout(follow, FOLLOW);
}

function furnish() {
  for (const hint of $$(".bench-js")) hint.hidden = false;
  setTimeout(follow, FOLLOW);
}

// What was said after the last act is announced once the page is there; then the mention gets the focus.
furnish();
const live = $("#live");
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

const closest = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

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

let filled = "";

document.addEventListener("selectionchange", () => {
  const add = $("#add");
  const found = add && selected();
  if (!found || found.start === found.end) return;
  filled = found.text.replace(/\s+/gu, " ").trim();
  add.elements.text.value = filled;
  add.elements.part.value = found.part;
  add.elements.ink_start.value = found.start;
  add.elements.ink_end.value = found.end;
});

document.addEventListener("pointerup", () => {
  if (selected()) $("#add")?.scrollIntoView({ block: "nearest" });
});

document.addEventListener("input", (event) => {
  // What is typed is looked for, wherever it stands.
  if (event.target.id !== "add-text" || event.target.value === filled) return;
  for (const name of ["part", "ink_start", "ink_end"]) $("#add").elements[name].value = "";
});
