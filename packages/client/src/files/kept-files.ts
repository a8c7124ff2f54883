/** A folder in which each file is one thing that is kept. One that cannot be used is left as it is, and hinders no other. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export interface KeptFile<Kept> {
  readonly name: string;
  readonly kept: Kept;
}

/**
 * @param suffix - of the files that count.
 * @param parse - throws what is wrong with a file, for the inside of a sentence.
 * @param faultOf - the error for the sentence.
 * @returns all of them, by name; nothing where there is no such folder.
 */
export async function loadKeptFiles<Kept>(
  folder: string,
  suffix: string,
  parse: (text: string) => Kept,
  faultOf: (message: string, options: ErrorOptions) => Error,
): Promise<{ readonly files: readonly KeptFile<Kept>[]; readonly faults: readonly Error[] }> {
  const files: KeptFile<Kept>[] = [];
  const faults: Error[] = [];
  for (const name of (await namesIn(folder)).filter((name) => name.endsWith(suffix)).sort()) {
    try {
      files.push({ name, kept: parse(await readFile(join(folder, name), "utf8")) });
    } catch (cause) {
      // Another program has just taken it away.
      if ((cause as NodeJS.ErrnoException).code === "ENOENT") continue;
      faults.push(faultOf(`${join(folder, name)} cannot be used: ${(cause as Error).message}`, { cause }));
    }
  }
  return { files, faults };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
