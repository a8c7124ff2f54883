/** One log line for a person at a terminal: the event, then its fields as key=value. */

/** Writes `{ event, ...fields }` without what the terminal line has in front of it already. */
export function formatTextLine(entry: Readonly<Record<string, unknown>>): string {
  const { event, level: _level, time: _time, ...fields } = entry;
  const pairs = Object.entries(fields).map(([key, value]) => `${key}=${formatValue(value)}`);
  return [String(event).padEnd(eventWidth), ...pairs].join(" ").trimEnd();
}

function formatValue(value: unknown): string {
  // Names come from strangers: quoted, they can neither forge a field nor move the cursor.
  if (typeof value === "string") return plain.test(value) ? value : JSON.stringify(value);
  if (typeof value === "object" && value !== null && "stack" in value) return `\n${String(value.stack)}`;
  return JSON.stringify(value);
}

const plain = /^[\w./:+@-]+$/;

/** The longest event that is logged at the usual level. */
const eventWidth = 18;
