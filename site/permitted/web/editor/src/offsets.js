// Places in a text, in the two ways they are counted: the server counts code points of a text with plain line feeds,
// JavaScript counts UTF-16 units. This is the one place that goes from one to the other.

/** Gives the text with CRLF and lone CR as line feeds, as the server reads it. */
export function withLineFeeds(text) {
  return text.replace(/\r\n?/g, "\n");
}

/** Gives the UTF-16 offset of each offset in code points; those past the end come out as the end. */
export function toUnits(text, points) {
  const wanted = [...new Set(points)].sort((a, b) => a - b);
  const found = new Map();
  let unit = 0;
  let point = 0;
  for (const place of wanted) {
    while (point < place && unit < text.length) {
      unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
      point += 1;
    }
    found.set(place, unit);
  }
  return points.map((place) => found.get(place));
}
