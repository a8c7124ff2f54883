/** `key show`: what people compare, and what there is in the file. */
import { fingerprint, fingerprintWords } from "@conclave/crypto";
import { requireKey } from "../key-file.ts";
import type { KeyPlace } from "../place.ts";
import type { StoredKey } from "../stored-key.ts";

/** Writes it to standard output. A sealed key is not opened for it. */
export async function showKey(place: KeyPlace): Promise<void> {
  process.stdout.write(describeKey(place, await requireKey(place)));
}

/** One fact on each line, its name first. */
export function describeKey({ file }: KeyPlace, { publicKey, form }: StoredKey): string {
  const facts = [
    ["fingerprint", fingerprint(publicKey)],
    ["words", fingerprintWords(publicKey).join(" ")],
    ["file", file],
    ["sealed", form === "sealed" ? "yes" : "no"],
  ] as const;
  return facts.map(([name, value]) => `${name.padEnd(nameWidth)}${value}\n`).join("");
}

/** The longest name, and space after it. */
const nameWidth = 13;
