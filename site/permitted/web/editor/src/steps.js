// Steps from finding to finding, also where one lies inside another: @codemirror/lint's own steps get stuck there.

import { forEachDiagnostic } from "@codemirror/lint";
import { activateHover } from "@codemirror/view";

/** Selects the finding after the selection, or the first one, and opens its card; for a keymap. */
export const nextFinding = (view) => goTo(view, stepFrom(findingsOf(view), view.state.selection.main, 1));

/** Selects the finding before the selection, or the last one, and opens its card; for a keymap. */
export const previousFinding = (view) => goTo(view, stepFrom(findingsOf(view), view.state.selection.main, -1));

/** Gives the place to go to from the selection; null where there is none. Each place comes once, in order of the text. */
export function stepFrom(places, selection, direction) {
  const ordered = unique(places).sort(order);
  const way = direction > 0 ? ordered : ordered.reverse();
  return way.find((place) => order(place, selection) * direction > 0) ?? way[0] ?? null;
}

function order(one, other) {
  return one.from - other.from || one.to - other.to;
}

function unique(places) {
  return [...new Map(places.map((place) => [`${place.from}-${place.to}`, place])).values()];
}

function findingsOf(view) {
  const places = [];
  forEachDiagnostic(view.state, (_, from, to) => places.push({ from, to }));
  return places;
}

function goTo(view, place) {
  if (!place) return false;
  const { from, to } = place;
  view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
  const left = ({ newSelection: { main } }) => main.from !== from || main.to !== to;
  activateHover(view, from, 1, { until: (change) => change.docChanged || left(change) });
  return true;
}
