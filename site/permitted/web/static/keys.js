// Keys of a practice page: digits answer, Enter goes on, ? shows the keys. Single keys work outside text fields alone, and can
// be switched off; the choice is kept in this browser.

const KEPT = "single-keys";
const dialog = document.querySelector("dialog.keys");
const choice = dialog.querySelector("[data-keys-switch]");

choice.checked = kept() !== "off";
showKeys();

choice.addEventListener("change", () => {
  keep(choice.checked ? "on" : "off");
  showKeys();
});

document.querySelector("[data-keys-open]").addEventListener("click", (event) => {
  event.preventDefault();
  dialog.showModal();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || isTyping(event.target)) return;
  if (event.key === "?" && choice.checked) return toggle(event);
  if (dialog.open || !choice.checked) return;
  const wanted = event.key === "Enter" && isPressable(event.target) ? null : find(event.key);
  if (!wanted) return;
  event.preventDefault();
  wanted.click();
  if (wanted.type === "checkbox") wanted.focus();
});

function find(key) {
  return /^([1-9]|Enter)$/.test(key) ? document.querySelector(`[data-key="${key}"]`) : null;
}

function toggle(event) {
  event.preventDefault();
  if (dialog.open) dialog.close();
  else dialog.showModal();
}

/** Enter on a link, a button or a summary means that one; on a tick it means the form, as Enter alone does. */
function isPressable(target) {
  return target instanceof Element && target.closest("a, button, summary, select") !== null;
}

function isTyping(target) {
  return target instanceof Element && target.closest("textarea, [contenteditable], input:not([type=checkbox], [type=radio])") !== null;
}

/** Hints of keys are shown where keys work. */
function showKeys() {
  document.documentElement.classList.add("keys-here");
  document.documentElement.classList.toggle("keys-on", choice.checked);
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // storage is refused in this browser: keys are on, as for anybody new
  }
}

function keep(value) {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // then the choice holds for this page
  }
}
