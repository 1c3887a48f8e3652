// A paper of an exam: shows the time that is left by the server's clock, and saves each answer while it is given.

const REST = 600; // milliseconds without a change before an answer is sent
const AGAIN = 3000; // milliseconds until what did not arrive is sent again
const OVERTAKEN = 409;
const HANDED = 410;
const WARNINGS = [10, 5, 1]; // minutes before the end

const clock = document.querySelector(".clock");
const form = document.querySelector("form[data-exam]");

run(clock);
if (form) keepSaving(form);

// ---------------------------------------------------------------- the clock

function run(clock) {
  const opened = performance.now();
  const whole = clock.dataset.ends - clock.dataset.now;
  let warned = WARNINGS.filter((minutes) => whole < minutes * 60_000).length;
  const tick = () => {
    const left = whole - (performance.now() - opened);
    if (left <= 0) return location.reload(); // the server hands the paper in
    clock.querySelector("[data-left]").textContent = `${format(left)} left`;
    clock.classList.toggle("soon", left < WARNINGS[1] * 60_000);
    clock.classList.toggle("now", left < WARNINGS[2] * 60_000);
    if (warned < WARNINGS.length && left < WARNINGS[warned] * 60_000) {
      const minutes = WARNINGS[warned++];
      clock.querySelector("[data-warning]").textContent = `${minutes} ${minutes === 1 ? "minute" : "minutes"} left.`;
    }
    setTimeout(tick, Math.min(left, 1000 - ((whole - left) % 1000)));
  };
  tick();
}

function format(left) {
  const seconds = Math.ceil(left / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// ---------------------------------------------------------------- saving

function keepSaving(form) {
  const said = form.querySelector("[data-saved]");
  let waiting;
  let sending = false;
  let changed = false;
  let leaving = false;

  form.addEventListener("input", () => later(REST));
  form.addEventListener("submit", () => (leaving = true));

  function later(pause) {
    changed = true;
    clearTimeout(waiting);
    waiting = setTimeout(save, pause);
  }

  async function save() {
    if (leaving || sending) return sending && later(REST);
    sending = true;
    changed = false;
    try {
      const headers = { Accept: "application/json" };
      tell(await fetch(form.action, { method: "POST", body: new FormData(form), headers }));
    } catch {
      said.textContent = "No connection: not saved yet. It is tried again.";
      later(AGAIN);
    } finally {
      sending = false;
      if (changed) later(REST);
    }
  }

  async function tell(answer) {
    if (leaving) return;
    if (answer.ok) {
      form.elements.seen_at.value = (await answer.json()).saved_at || "";
      said.textContent = "Saved.";
    } else if (answer.status === HANDED) {
      location.reload();
    } else if (answer.status === OVERTAKEN) {
      said.textContent = "This question was answered in another tab. Load the page again to see that answer.";
    } else {
      said.textContent = ""; // not complete yet: the button says what is missing
    }
  }
}
