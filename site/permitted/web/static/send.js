// Sends the answer to a question so that a lost connection does not lose it: it stays on the page and is sent again, after
// growing pauses and as soon as the browser is online. The server counts the first answer alone, so sending twice is harmless.

const FIRST_PAUSE = 2000; // milliseconds until it is sent again; each further pause is twice as long
const LONGEST_PAUSE = 30_000; // milliseconds
const LOST = "No connection. Your answer is kept on this page and is sent again.";
const FAILED = "The site could not take your answer just now. It is kept on this page and is sent again.";

const form = document.querySelector("#question-form");
if (form) sendSafely(form);

function sendSafely(form) {
  const said = document.createElement("div");
  said.className = "send-state";
  said.setAttribute("role", "status");
  form.append(said);
  let wanted = null; // what was asked for last: a newer answer takes the place of one that has not arrived
  let sending = false;
  let wake = () => {};

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    wanted = read(event.submitter);
    if (sending) wake();
    else send();
  });
  window.addEventListener("online", () => wake());
  window.addEventListener("pageshow", (event) => event.persisted && location.reload()); // gone back to: it was sent

  function read(button) {
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.append(button.name, button.value);
    return { button, body, address: button?.hasAttribute("formaction") ? button.formAction : form.action };
  }

  async function send() {
    sending = true;
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      const { address, body } = wanted;
      const answer = await post(address, body);
      if (answer?.type === "opaqueredirect") return location.replace(form.action); // taken: every step leads to its page
      if (answer && answer.status < 500) return submit(wanted.button); // the form comes again: the browser shows it
      tell(answer ? FAILED : LOST);
      await rest(pause);
    }
  }

  /** The redirect is not followed here: the page that comes may hold words that are said once. */
  function post(address, body) {
    return fetch(address, { method: "POST", body, redirect: "manual" }).catch(() => null);
  }

  /** Send the form as it would be sent without this script. */
  function submit(button) {
    if (button?.name) {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
    }
    if (button?.hasAttribute("formaction")) form.action = button.formAction;
    form.submit();
  }

  function tell(words) {
    const line = Object.assign(document.createElement("p"), { className: "note warning", textContent: words });
    said.replaceChildren(line);
  }

  function rest(pause) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pause);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
