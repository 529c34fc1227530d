// The page of all briefs: filter, keys, help. Without this script all briefs are there to read.

const form = document.getElementById("filter");
const search = document.getElementById("search");
const publisher = document.getElementById("publisher");
const from = document.getElementById("from");
const to = document.getElementById("to");
const doubt = document.getElementById("doubt");
const help = document.getElementById("help");
const briefs = [...document.querySelectorAll(".brief")].map(indexed);

// Letters without their marks, in two spellings: "München" is found as "Munchen" and "Muenchen".
function plain(text) {
  return text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "");
}
function contracted(text) {
  return plain(text).replace(/([aou])e/g, "$1");
}

// A brief with what the filter asks of it. A date that is known to the month or year is a span.
function indexed(element) {
  const { date, publisher: by, doubt: doubted } = element.dataset;
  const words = [...element.querySelectorAll("h2, .news, .about, .points .english, .german, .facts")];
  const text = words.map((it) => it.textContent).join("\n").replace(/\s+/g, " ");
  return {
    element, by, doubted: doubted !== undefined,
    first: date && `${date}-01-01`.slice(0, 10),
    last: date && (date.length === 4 ? `${date}-12-31` : `${date}-31`.slice(0, 10)),
    plain: plain(text), contracted: contracted(text),
  };
}

function fits(brief, words) {
  return (
    (!publisher.value || brief.by === publisher.value) &&
    (!doubt.value || brief.doubted === (doubt.value === "yes")) &&
    (!from.value || brief.last >= from.value) &&
    (!to.value || (brief.first && brief.first <= to.value)) &&
    words.every(([word, other]) => brief.plain.includes(word) || brief.contracted.includes(other))
  );
}

function filter() {
  const words = search.value.split(/\s+/).filter(Boolean).map((it) => [plain(it), contracted(it)]);
  let shown = 0;
  for (const brief of briefs) {
    const hidden = !fits(brief, words);
    if (brief.element.hidden !== hidden) brief.element.hidden = hidden;
    if (!hidden) shown += 1;
  }
  const of = briefs.length === 1 ? "1 brief" : `${briefs.length} briefs`;
  form.querySelector(".count").textContent = shown === briefs.length ? of : `${shown} of ${of}`;
  document.getElementById("none").hidden = shown > 0 || !briefs.length;
}

// Move to the next (1) or previous (-1) brief that is shown, from where the focus or the eye is.
function step(by) {
  const shown = briefs.map((it) => it.element).filter((it) => !it.hidden);
  const at = shown.findIndex((it) => it.contains(document.activeElement));
  const seen = shown.findIndex((it) => it.getBoundingClientRect().bottom > 100);
  const next = at >= 0 ? shown[at + by] : shown[Math.max(seen, 0)];
  if (!next) return;
  next.querySelector("h2 a").focus({ preventScroll: true });
  next.scrollIntoView();
}

function openHelp(flag) {
  const marks = document.getElementById("help-marks");
  const words = document.querySelector("footer.help");
  if (words) marks.replaceChildren(...[...words.cloneNode(true).children].map(withoutIds));
  help.showModal();
  if (flag) marks.querySelector(`[data-flag="${CSS.escape(flag)}"]`)?.focus();
}

function withoutIds(element) {
  for (const it of [element, ...element.querySelectorAll("[id]")]) {
    if (it.id) it.dataset.flag = it.id;
    it.removeAttribute("id");
  }
  return element;
}

const keys = { "/": () => search.select(), j: () => step(1), k: () => step(-1), "?": () => openHelp() };

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input:not([type=radio]), select, textarea");
  if (event.key === "Escape" && event.target === search) {
    search.value = "";
    search.blur();
    filter();
  }
  if (typing || help.open || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});
document.addEventListener("click", (event) => {
  const mark = event.target.closest('.flag a[href^="#help-"]');
  if (!mark) return;
  event.preventDefault();
  openHelp(mark.hash.slice(1));
});
document.getElementById("help-button").addEventListener("click", () => openHelp());
form.addEventListener("input", filter);
form.addEventListener("reset", () => setTimeout(filter));
form.addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("pageshow", filter); // a browser that comes back fills the fields again
form.hidden = false;
filter();
