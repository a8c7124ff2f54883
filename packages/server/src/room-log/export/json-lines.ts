/** A room as JSON Lines: each entry a line, as it is now, with everything that the room log tells of it. */
import type { Entry } from "@conclave/protocol";

/** With its newline. Times are ISO 8601 in UTC. */
export function toJsonLine({ number, from, guest, timeMs, content, state }: Entry): string {
  const line = {
    number,
    time: isoTime(timeMs),
    from,
    ...(guest ? { guest } : {}),
    ...readable(content),
    ...(state?.editedMs === undefined ? {} : { edited: isoTime(state.editedMs) }),
    ...(state?.marks === undefined ? {} : { marks: state.marks }),
  };
  return `${JSON.stringify(line)}\n`;
}

/** Bytes as people compare them. */
function readable(content: Entry["content"]): object {
  return content.kind === "file" ? { ...content, hash: Buffer.from(content.hash).toString("hex") } : content;
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
