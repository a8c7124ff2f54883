/** Source text with a defence taken out. */
import type { Edit } from "./defence.ts";

/**
 * @throws {Error} unless the text is there exactly once: a row that has drifted from the source proves nothing.
 */
export function withEdit(source: string, { file, find, put }: Edit): string {
  const parts = source.split(find);
  if (parts.length !== 2) throw new Error(`${file}: found ${parts.length - 1} times, not once: ${find}`);
  if (find === put) throw new Error(`${file}: nothing would change: ${find}`);
  return parts.join(put);
}
