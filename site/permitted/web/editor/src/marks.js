// Turns the findings of a report into marks in the text: underlined, with a card that explains and offers the fix.

import { setDiagnostics } from "@codemirror/lint";
import { EditorView } from "@codemirror/view";

import { toUnits } from "./offsets.js";

const WEIGHT = { violation: "error", review: "warning", advice: "hint" };

/** Replaces all marks by those of the findings, which must be about the text that the editor holds now. */
export function mark(view, findings, titleOf) {
  const placed = findings.filter((finding) => finding.field === "body" && finding.start !== null);
  const text = view.state.doc.toString();
  const units = toUnits(text, placed.flatMap((finding) => [finding.start, finding.end]));
  const diagnostics = placed.map((finding, index) => diagnostic(finding, units[2 * index], units[2 * index + 1], titleOf));
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

/** Puts the replacement in the place of the mark, as one step that can be undone. */
export function applyFix(view, from, to, fix) {
  view.dispatch({
    changes: { from, to, insert: fix.replacement },
    selection: { anchor: from + fix.replacement.length },
    scrollIntoView: true,
    userEvent: "input.fix",
  });
  view.focus();
}

function diagnostic(finding, from, to, titleOf) {
  return {
    from,
    to,
    finding,
    severity: WEIGHT[finding.severity],
    markClass: ` cm-mark-${finding.severity}`,
    message: finding.explanation,
    renderMessage: () => card(finding, titleOf(finding.rule)),
    actions: finding.fix ? [{ name: finding.fix.label, apply: (view, a, b) => applyFix(view, a, b, finding.fix) }] : [],
  };
}

function card(finding, title) {
  const heading = element("strong", "cm-findingTitle", title);
  const why = element("span", "cm-findingWhy", finding.explanation);
  const link = element("a", "cm-findingLink", "About this rule");
  link.href = `/rules/${finding.rule}`;
  const whole = element("span", "cm-finding", "");
  whole.append(heading, why, link);
  return whole;
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

// @codemirror/lint draws its underlines as data: images, which the site's Content-Security-Policy refuses.
const noImage = { backgroundImage: "none" };
const underline = (colour, style, thickness) => ({
  textDecoration: `underline ${style} ${thickness} ${colour}`,
  textDecorationSkipInk: "none",
  textUnderlineOffset: "0.24em",
});

/** How marks and their cards look; colours come from the site's stylesheet. */
export const markTheme = EditorView.theme({
  ".cm-lintRange": { ...noImage, paddingBottom: "0", cursor: "help" },
  ".cm-lintRange-error": noImage,
  ".cm-lintRange-warning": noImage,
  ".cm-lintRange-info": noImage,
  ".cm-lintRange-hint": noImage,
  ".cm-mark-violation": { ...underline("var(--blocked)", "wavy", "1.5px"), backgroundColor: "var(--blocked-soft)" },
  ".cm-mark-review": { ...underline("var(--review)", "dashed", "2px"), backgroundColor: "var(--review-soft)" },
  ".cm-mark-advice": underline("var(--text-soft)", "dotted", "2px"),
  ".cm-lintPoint-error:after": { borderBottomColor: "var(--blocked)" },
  ".cm-lintPoint-warning:after": { borderBottomColor: "var(--review)" },
  ".cm-lintPoint-hint:after": { borderBottomColor: "var(--text-soft)" },
  ".cm-tooltip.cm-tooltip": {
    maxWidth: "min(24rem, calc(100vw - 2rem))",
    border: "1px solid var(--edge-strong)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--surface)",
    color: "var(--text)",
    boxShadow: "0 12px 32px -12px rgb(0 0 0 / .35)",
  },
  ".cm-tooltip-lint": { listStyle: "none" },
  ".cm-diagnostic": {
    marginLeft: "0",
    padding: ".8rem 1rem",
    borderLeft: "0",
    whiteSpace: "normal",
    font: ".925rem/1.45 var(--sans)",
  },
  ".cm-diagnostic + .cm-diagnostic": { borderTop: "1px solid var(--edge)" },
  ".cm-finding": { display: "grid", gap: ".35rem" },
  ".cm-findingWhy": { color: "var(--text-soft)" },
  ".cm-findingLink": { color: "var(--accent)", justifySelf: "start" },
  ".cm-diagnosticAction": {
    margin: ".6rem 0 0",
    padding: ".35rem .75rem",
    minHeight: "2rem",
    border: "1px solid var(--accent)",
    borderRadius: ".5rem",
    backgroundColor: "var(--accent)",
    color: "var(--surface)",
    font: "600 .875rem/1.2 var(--sans)",
  },
});
