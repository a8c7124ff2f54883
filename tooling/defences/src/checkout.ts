/** The checkout that this program belongs to. It is read and never changed, but for the one document that is made here. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const checkout = fileURLToPath(new URL("../../..", import.meta.url));

/** @param path from the root. */
export function readSource(path: string): string {
  return readFileSync(join(checkout, path), "utf8");
}
