// The reply box: an editor over the form's textarea, with the server's findings marked while one writes.

import { history, historyKeymap, standardKeymap } from "@codemirror/commands";
import { forEachDiagnostic } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { closeHoverTooltips, EditorView, hasHoverTooltips, keymap, placeholder } from "@codemirror/view";

import { watch } from "./check.js";
import { applyFix, mark, markTheme } from "./marks.js";
import { withLineFeeds } from "./offsets.js";
import { nextFinding, previousFinding } from "./steps.js";

function mount(textarea) {
  const panel = document.querySelector("#panel");
  const status = makeStatus(panel);
  const checking = watch(textarea.form, textarea.dataset.check, {
    answered: (answer) => show(view, panel, status, answer),
    failed: (sentence) => say(status, sentence),
  });
  const view = new EditorView({ state: stateFor(textarea, checking) });
  takeOver(textarea, view);
  textarea.form.addEventListener("input", (event) => !view.dom.contains(event.target) && checking.changed());
  panel.addEventListener("click", (event) => fixFromPanel(event, view, checking));
  if (textarea.value.trim()) checking.now();
}

function stateFor(textarea, checking) {
  return EditorState.create({
    doc: withLineFeeds(textarea.value),
    extensions: [
      EditorView.cspNonce.of(document.querySelector('meta[name="csp-nonce"]')?.content ?? ""),
      EditorView.lineWrapping,
      EditorView.perLineTextDirection.of(true),
      EditorView.contentAttributes.of(attributesOf(textarea)),
      placeholder(textarea.placeholder),
      history(),
      keymap.of([...findingKeys, ...historyKeymap, ...standardKeymap]),
      EditorView.updateListener.of((update) => update.docChanged && written(textarea, update, checking)),
      editorTheme,
      markTheme,
    ],
  });
}

function written(textarea, update, checking) {
  textarea.value = update.state.doc.toString();
  checking.changed();
}

/** Gives the editor the name and the description that the textarea had, and the browser's spelling check. */
function attributesOf(textarea) {
  const attributes = {
    "aria-label": [...textarea.labels].map((label) => label.textContent.trim()).join(" "),
    "aria-keyshortcuts": "F8 Shift+F8",
    spellcheck: "true",
    autocorrect: "on",
    autocapitalize: "sentences",
  };
  for (const name of ["aria-describedby", "aria-invalid", "lang"]) {
    if (textarea.hasAttribute(name)) attributes[name] = textarea.getAttribute(name);
  }
  if (textarea.required) attributes["aria-required"] = "true";
  return attributes;
}

function takeOver(textarea, view) {
  textarea.after(view.dom, ...keysHint());
  textarea.hidden = true;
  // The browser cannot point at a hidden field that is empty, and would refuse to submit without a word.
  textarea.required = false;
  for (const label of textarea.labels) label.addEventListener("click", () => view.focus());
}

/** Says which keys there are, where there is a keyboard to expect. */
function keysHint() {
  if (!matchMedia("(hover: hover)").matches) return [];
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = `F8 goes to the next finding, ${/Mac/.test(navigator.platform) ? "⌘" : "Ctrl+"}. applies its fix.`;
  return [hint];
}

// ---------------------------------------------------------------- the answer

function show(view, panel, status, { report, panel: html }) {
  const focused = [...panel.querySelectorAll("a, button")].indexOf(document.activeElement);
  panel.innerHTML = html;
  if (focused >= 0) (panel.querySelectorAll("a, button")[focused] ?? panel).focus();
  say(status, "");
  mark(view, report.findings, (rule) => titleIn(panel, rule));
  announce(view, report);
}

/** Finds the rule's title where the panel links to it, so that titles travel once. */
function titleIn(panel, rule) {
  const link = panel.querySelector(`a[href$="/rules/${CSS.escape(rule)}"]`);
  return link?.dataset.title ?? link?.textContent.trim() ?? rule;
}

const WORDS = { allowed: "Allowed", needs_review: "Needs review", not_allowed: "Not allowed" };
const announced = new WeakMap();

function announce(view, report) {
  const count = report.findings.length;
  const findings = count === 0 ? "nothing found" : count === 1 ? "1 finding" : `${count} findings`;
  const sentence = `${WORDS[report.verdict]}, ${findings}.`;
  if (announced.get(view) === sentence) return;
  announced.set(view, sentence);
  view.dispatch({ effects: EditorView.announce.of(sentence) });
}

/** Makes the line above the panel that says so when the text is not being checked. */
function makeStatus(panel) {
  const status = document.createElement("p");
  status.className = "check-status";
  status.setAttribute("role", "status");
  status.hidden = true;
  panel.before(status);
  return status;
}

function say(status, sentence) {
  status.hidden = sentence === "";
  status.textContent = sentence;
}

// ---------------------------------------------------------------- fixes and keys

function fixFromPanel(event, view, checking) {
  const button = event.target.closest("button[data-fix-start]");
  if (!button) return;
  event.preventDefault();
  const { fixStart, fixEnd, fixReplacement } = button.dataset;
  const same = ({ start, end, fix }) => start === +fixStart && end === +fixEnd && fix?.replacement === fixReplacement;
  const found = findMark(view, ({ finding }) => same(finding));
  if (found) applyFix(view, found.from, found.to, found.finding.fix);
  else checking.now(); // the text has changed since, and what was marked is gone
}

function fixHere(view) {
  const { head } = view.state.selection.main;
  const found = findMark(view, ({ finding, from, to }) => finding.fix && from <= head && head <= to);
  if (found) applyFix(view, found.from, found.to, found.finding.fix);
  return Boolean(found);
}

/** Finds the shortest mark that is wanted, where it stands now: marks move along with what is written before them. */
function findMark(view, wanted) {
  const found = [];
  forEachDiagnostic(view.state, ({ finding }, from, to) => {
    if (wanted({ finding, from, to })) found.push({ finding, from, to });
  });
  return found.sort((one, other) => one.to - one.from - (other.to - other.from))[0];
}

function closeCard(view) {
  if (!hasHoverTooltips(view.state)) return false;
  view.dispatch({ effects: closeHoverTooltips });
  return true;
}

// Tab is bound to nothing: it leaves the editor, as it leaves any other field.
const findingKeys = [
  { key: "F8", run: nextFinding },
  { key: "Shift-F8", run: previousFinding },
  { key: "Mod-.", run: fixHere },
  { key: "Escape", run: closeCard },
];

const editorTheme = EditorView.theme({
  "&": {
    minHeight: "16rem",
    border: "1px solid var(--edge-strong)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--surface)",
    color: "var(--text)",
  },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "2px" },
  ".cm-scroller": { minHeight: "16rem", fontFamily: "var(--serif)", fontSize: "1.08rem", lineHeight: "1.7" },
  ".cm-content": { padding: "1rem 0", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 1.2rem", unicodeBidi: "plaintext" },
  ".cm-placeholder": { color: "var(--text-soft)" },
});

for (const textarea of document.querySelectorAll("textarea[data-editor]")) mount(textarea);
