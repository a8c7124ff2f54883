/** Which messages stand together under one name. */
import type { Said } from "../app/timeline.ts";

export type Spoken = Pick<Said, "from" | "guest" | "timeMs">;

/** One person, within some minutes, as the same kind of person. */
export function isOneGroup(before: Spoken, item: Spoken): boolean {
  return (
    before.from === item.from &&
    before.guest === item.guest &&
    Math.abs(item.timeMs - before.timeMs) <= groupMaxMs
  );
}

const groupMaxMs = 5 * 60_000;
