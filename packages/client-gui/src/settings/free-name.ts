/** Names for files that are set aside: `window.json.corrupt-1`, and the next one beside it. */
import { access } from "node:fs/promises";

/** `NAME-1`, or the first number that no file has. */
export async function freeName(name: string): Promise<string> {
  for (let number = 1; ; number++) {
    const candidate = `${name}-${number}`;
    try {
      await access(candidate);
    } catch {
      return candidate;
    }
  }
}
