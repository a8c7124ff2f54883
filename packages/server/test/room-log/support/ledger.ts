/** What was acknowledged, beside what is there: whatever is lost, there twice, somewhere else or missing in between. */

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
