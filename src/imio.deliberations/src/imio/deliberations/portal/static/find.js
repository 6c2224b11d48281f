/* Asks again as soon as a filter changes, and puts the answer in place. Without it, the button does the same. */

const form = document.getElementById("find");
let asked;

/** The address of what the form says now. */
function address() {
  const pairs = [...new FormData(form)].filter(([, value]) => value !== "");
  const text = new URLSearchParams(pairs).toString();
  return text ? `${form.action}?${text}` : form.action;
}

/** Puts the parts of a page in place of ours; the focus and what was opened stay. */
function show(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const focus = document.activeElement?.id;
  const opened = [...form.querySelectorAll(".facets details[open]")].map(
    (one) => one.closest("fieldset").querySelector("input").name,
  );
  for (const part of [".facets", ".results", ".filters > summary"]) {
    const [old, fresh] = [form.querySelector(part), page.querySelector(`#find ${part}`)];
    if (!old || !fresh) throw new Error("not an answer");
    old.replaceWith(document.adoptNode(fresh));
  }
  for (const name of opened) {
    form.querySelector(`.facets fieldset:has(input[name="${name}"]) details`)?.setAttribute("open", "");
  }
  document.title = page.title;
  form.querySelector(".results").classList.add("fresh");
  const same = focus && document.getElementById(focus);
  if (same) same.focus({ preventScroll: true });
}

form.addEventListener("change", async (event) => {
  if (!event.target.matches(".facets input") || !form.checkValidity()) return;
  asked?.abort();
  asked = new AbortController();
  const to = address();
  // What has the focus may have another place in the answer: it is found again by what it says.
  const { name, value } = event.target;
  try {
    const answer = await fetch(to, { signal: asked.signal, headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.status);
    show(await answer.text());
    history.replaceState(null, "", to);
    if (event.target.type === "checkbox") {
      [...form.elements].find((one) => one.name === name && one.value === value)?.focus({ preventScroll: true });
    }
  } catch (error) {
    if (error.name !== "AbortError") form.submit();
  }
});
