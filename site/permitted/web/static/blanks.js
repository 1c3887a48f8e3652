// The page of a template: shows the message while its blanks are filled in, and copies it.

const REST = 250; // milliseconds without a key before the server is asked
const form = document.querySelector("form.blanks");
const result = document.querySelector("#result");
let waiting, running;

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, REST);
});
result.addEventListener("click", (event) => {
  if (event.target.closest("[data-copy]")) copy();
});
offerCopy();

async function ask() {
  running?.abort();
  running = new AbortController();
  try {
    const headers = { Accept: "application/json" };
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers, signal: running.signal });
    if (!answer.ok) return; // the button says what is wrong
    result.innerHTML = (await answer.json()).result;
    offerCopy();
  } catch {
    // a newer question is on its way, or there is no connection: the button still works
  }
}

function offerCopy() {
  const button = result.querySelector("[data-copy]");
  if (button && navigator.clipboard) button.hidden = false;
}

async function copy() {
  const said = result.querySelector("[data-copied]");
  try {
    await navigator.clipboard.writeText(result.querySelector("input[name=body]").value);
    said.textContent = "Copied.";
  } catch {
    said.textContent = "Your browser did not allow copying. Mark the text and copy it yourself.";
  }
}
