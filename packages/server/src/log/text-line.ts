/** One log line for a person at a terminal: the event, then its fields as key=value. */

/** Writes `{ event, ...fields }` without what the terminal line has in front of it already. */
export function formatTextLine(entry: Readonly<Record<string, unknown>>): string {
  const { event, level: _level, time: _time, ...fields } = entry;
  const pairs = Object.entries(fields).map(([key, value]) => `${key}=${formatValue(value)}`);
  return [String(event).padEnd(eventWidth), ...pairs].join(" ").trimEnd();
}

function formatValue(value: unknown): string {
  // Names come from strangers: quoted, they can neither forge a field nor move the cursor.
  if (typeof value === "string") return plain.test(value) ? value : quote(value);
  if (typeof value === "object" && value !== null && "stack" in value) return `\n${String(value.stack)}`;
  return JSON.stringify(value);
}

/** As JSON, without what JSON leaves as it is and a terminal obeys: C1 controls, direction marks, line separators. */
function quote(value: string): string {
  return JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
      .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

const plain = /^[\w./:+@-]+$/;

/** The longest event that is logged at the usual level. */
const eventWidth = 18;
