// Cards on the marks of a message: hover, focus or tap shows what the numbered list below it says. Without scripts the
// numbers are links to that list, and everything is there all the same.

const AWAY = 180; // milliseconds to get from the mark to its card

let card = null;
let owner = null;
let timer = 0;

for (const type of ["pointerover", "focusin"]) document.addEventListener(type, meet);
for (const type of ["pointerout", "focusout"]) document.addEventListener(type, leave);
document.addEventListener("click", press);
document.addEventListener("keydown", (event) => event.key === "Escape" && close());
window.addEventListener("resize", close);

function meet(event) {
  if (card?.contains(event.target)) return clearTimeout(timer);
  const mark = markOf(event.target);
  if (mark && event.pointerType !== "touch") open(mark);
}

function leave(event) {
  if (!card || event.pointerType === "touch") return;
  const next = event.relatedTarget;
  if (next && (card.contains(next) || markOf(next) === owner)) return;
  clearTimeout(timer);
  timer = setTimeout(close, AWAY);
}

/** A tap on a mark, or a press on its number, opens the card instead of leading to the list. */
function press(event) {
  const mark = markOf(event.target);
  if (!mark) return card?.contains(event.target) || close();
  if (event.target.closest("a")) event.preventDefault();
  open(mark);
}

function markOf(target) {
  return target instanceof Element ? target.closest("[data-notes]") : null;
}

function open(mark) {
  clearTimeout(timer);
  if (owner === mark) return;
  close();
  const notes = mark.dataset.notes.trim().split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  if (notes.length === 0) return;
  owner = mark;
  card = document.createElement("div");
  card.className = "mark-card";
  card.append(...notes.map(copy));
  mark.closest(".message").after(card);
  mark.classList.add("lit");
  place(mark);
}

function copy(note) {
  const made = document.createElement("div");
  made.className = note.className;
  made.append(...[...note.childNodes].map((child) => child.cloneNode(true)));
  for (const button of made.querySelectorAll("button")) button.addEventListener("click", close);
  return made;
}

function place(mark) {
  const lines = mark.getClientRects();
  const line = lines[lines.length - 1];
  const frame = (card.offsetParent ?? document.documentElement).getBoundingClientRect();
  const widest = document.documentElement.clientWidth - card.offsetWidth - 16;
  const left = Math.max(16, Math.min(line.left, widest));
  const below = line.bottom + 8;
  const above = lines[0].top - card.offsetHeight - 8;
  const top = below + card.offsetHeight > window.innerHeight && above > 64 ? above : below;
  card.style.left = `${left - frame.left}px`;
  card.style.top = `${top - frame.top}px`;
}

function close() {
  clearTimeout(timer);
  card?.remove();
  owner?.classList.remove("lit");
  card = owner = null;
}
