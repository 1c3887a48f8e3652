// Words of a message are marked in the message itself: each tick of the list moves to where its words stand in the text, and
// the list goes. The ticks stay what the form sends; keys, screen readers and the saving of exams know no difference.

const fieldset = document.querySelector("fieldset.ticks:has(.quoted)");
const message = document.querySelector("article.message");
const body = message?.querySelector(".body");

if (fieldset && body) markInText();

function markInText() {
  const text = [...body.textContent]; // code points, as places are counted
  const clauses = [...fieldset.querySelectorAll(".tick-card")].map((card) => read(card)).sort((a, b) => a.start - b.start);
  if (clauses.some(({ start, end, words }) => text.slice(start, end).join("") !== words)) return; // then the list is better
  const pieces = [];
  let done = 0;
  for (const { start, end, words, tick, key } of clauses) {
    const label = document.createElement("label");
    label.className = "clause";
    label.append(tick, words, ...(key ? [key] : []));
    pieces.push(text.slice(done, start).join(""), label);
    done = end;
  }
  body.replaceChildren(...pieces, text.slice(done).join(""));
  fieldset.replaceChildren(fieldset.querySelector("legend"), message);
  fieldset.classList.add("in-text");
}

function read(card) {
  const tick = card.querySelector("input");
  const [start, end] = tick.value.split("-").map(Number);
  return { start, end, words: card.querySelector(".quoted").textContent, tick, key: card.querySelector("kbd") };
}
