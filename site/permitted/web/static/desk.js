// The page where replies are written: keeps what was begun until it is submitted, and ticks the points that are covered.

const form = document.querySelector("form.writing");
const body = form.elements.body;
const panel = document.querySelector("#panel");
const points = document.querySelectorAll("#points li");
let sent = false;
const KEPT = `draft:${location.pathname.replace(/\/check$/, "")}`;

restore();
window.addEventListener("pagehide", save);
document.addEventListener("visibilitychange", () => document.hidden && save());
form.addEventListener("submit", (event) => {
  if (event.submitter?.hasAttribute("data-submit")) forget();
});
new MutationObserver(tick).observe(panel, { childList: true, subtree: true });

function tick() {
  const covered = panel.querySelector("[data-covered]")?.dataset.covered ?? "";
  points.forEach((point, index) => point.classList.toggle("covered", covered[index] === "1"));
}

// ---------------------------------------------------------------- what was begun

function restore() {
  const draft = read();
  if (draft && !body.value.trim()) body.value = draft;
}

function save() {
  if (!sent) write(body.value);
}

function forget() {
  sent = true;
  write("");
}

function read() {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null; // storage is refused in this browser
  }
}

function write(text) {
  try {
    if (text.trim()) sessionStorage.setItem(KEPT, text);
    else sessionStorage.removeItem(KEPT);
  } catch {
    // nothing is kept then
  }
}
