// Asks the server for the report on the form as it stands, once the writer rests; answers that come too late are dropped.

const REST = 250; // milliseconds without a keystroke before a check
const AGAIN = 5_000; // milliseconds before another try when the server could not be reached

/**
 * Watches over one form.
 *
 * `answered({report, panel})` is called with the answer to the newest state only, `failed(sentence)` when there is none.
 */
export function watch(form, address, { answered, failed }) {
  let timer = 0;
  let running = null;

  const after = (delay) => {
    running?.abort();
    clearTimeout(timer);
    timer = setTimeout(ask, delay);
  };

  async function ask() {
    const mine = new AbortController();
    running = mine;
    try {
      const answer = await fetchReport(form, address, mine.signal);
      if (!mine.signal.aborted) answered(answer);
    } catch (error) {
      if (mine.signal.aborted) return;
      failed(sentenceFor(error));
      if (mayPass(error)) after(AGAIN);
    }
  }

  window.addEventListener("online", () => after(0));
  return { changed: () => after(REST), now: () => after(0) };
}

class Refused extends Error {
  constructor(status) {
    super(`answered ${status}`);
    this.status = status;
  }
}

async function fetchReport(form, address, signal) {
  const response = await fetch(address, {
    method: "POST",
    body: new FormData(form),
    headers: { Accept: "application/json" },
    credentials: "same-origin",
    signal,
  });
  if (!response.ok) throw new Refused(response.status);
  return response.json();
}

/** A refusal of this very text or page comes again with every try; a lost connection or a busy server may be over soon. */
function mayPass(error) {
  return !(error instanceof Refused) || error.status === 429 || error.status >= 500;
}

function sentenceFor(error) {
  if (!(error instanceof Refused)) return "No connection: your text is not being checked. You can go on writing.";
  if (error.status === 413) return "The text is too long to be checked.";
  if (error.status === 429) return "Too many checks at once: the next one comes in a moment.";
  if (error.status === 400) return "This page has been open for too long: submit it to have your text checked.";
  return "Your text could not be checked just now. You can go on writing.";
}
