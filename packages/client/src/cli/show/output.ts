/** Standard output, no faster than it is read. */
import { once } from "node:events";

export async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, "drain");
}
