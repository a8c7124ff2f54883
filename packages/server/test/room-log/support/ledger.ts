/** What was acknowledged, beside what is there: whatever is lost, there twice, somewhere else or missing in between. */
import { lobby } from "@conclave/protocol";
import type { RoomLog } from "../../../src/room-log/room-log.ts";

export interface Acknowledged {
  readonly number: number;
  readonly text: string;
}

/** @param stored everything of the room, in its order. */
export function faultsOf(
  acknowledged: readonly Acknowledged[],
  stored: readonly Acknowledged[],
): readonly string[] {
  const faults: string[] = [];
  for (const [index, { number }] of stored.entries())
    if (number !== index + 1) faults.push(`gap: ${number} is in place ${index + 1}`);
  const places = Map.groupBy(stored, ({ text }) => text);
  for (const [text, all] of places) if (all.length > 1) faults.push(`duplicate: ${text}`);
  for (const { number, text } of acknowledged) {
    const [place] = places.get(text) ?? [];
    if (place === undefined) faults.push(`lost: ${text}`);
    else if (place.number !== number) faults.push(`moved: ${text} from ${number} to ${place.number}`);
  }
  return faults;
}

/** Everything of the lobby, in its order. */
export async function allTexts(log: RoomLog): Promise<Acknowledged[]> {
  const all: Acknowledged[] = [];
  for (let after = 0; ; ) {
    const { entries, more } = await log.page({
      room: lobby,
      from: { after },
      limit: 1000,
      maxBytes: 1 << 20,
    });
    for (const { number, content } of entries)
      all.push({ number, text: content.kind === "text" ? content.text : content.kind });
    after = entries.at(-1)?.number ?? after;
    if (!more) return all;
  }
}
