/** What `pnpm fuzz` tries of this package: the list of keys that are let in, names, and files of rooms. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fingerprint, IdentityKey } from "@conclave/crypto";
import { attempt } from "@conclave/fuzz/attempt";
import { type FuzzTarget, promised } from "@conclave/fuzz/target";
import { AuthorizedKeys, AuthorizedKeysError } from "../src/access/authorized-keys.ts";
import { judgeName, nameMaxCodePoints } from "../src/names/profile.ts";
import { foldName, looksOf } from "../src/names/skeleton.ts";
import { fileCourse } from "./file-course.ts";

const known = IdentityKey.fromSeed(new Uint8Array(32).fill(7)).publicKey;
const decoder = new TextDecoder();

/** Input: the file. */
const authorizedKeys: FuzzTarget = {
  name: "authorized-keys",
  maxBytes: 2000,
  seeds: [
    Buffer.from(`# who may come in\n${fingerprint(known)} ana, from her laptop\n`),
    Buffer.from(`\r\n  ${fingerprint(known)}\r\n\t# nobody else`),
  ],
  dictionary: ["SHA256:", "\n", "#", fingerprint(known), "\u2028", "\ufeff"].map((text) => Buffer.from(text)),
  run: (input) => {
    const file = new AuthorizedKeys(scratchFile());
    writeFileSync(file.path, input);
    let count = 0;
    const label = attempt(
      () => {
        const found = file.fingerprints();
        count = Math.min(found.size, 2);
        promised(
          [...found].every((each) => /^SHA256:[A-Za-z0-9+/]{43}$/.test(each)),
          "fingerprints are fingerprints",
        );
        promised(
          file.has(known) === found.has(fingerprint(known)),
          "who is in the list is let in, and nobody else",
        );
        promised(
          !file.has(known) || decoder.decode(input).includes(fingerprint(known)),
          "nobody is in it who is not",
        );
      },
      AuthorizedKeysError,
      ({ cause }) => (cause === undefined ? "line" : "unreadable"),
    );
    return `${label} ${count}`;
  },
};

/** Input: UTF-8. */
const names: FuzzTarget = {
  name: "names",
  maxBytes: 300,
  seeds: [
    "ana",
    "Zoë-1",
    "李雷",
    "מאיר",
    "ＡＮＡ",
    "ﬁ",
    "e\u0301\u0302\u0303",
    "👋",
    "٣٣",
    "ß",
    "ΟΔΟΣ",
    "İ",
  ].map((name) => Buffer.from(name)),
  dictionary: ["\u200d", "\u0301", "\u202e", "\u3000", "Ⅷ", "ǆ", "ᄀ", "ı", "K"].map((text) =>
    Buffer.from(text),
  ),
  run: (input) => {
    const verdict = judgeName(decoder.decode(input));
    if (verdict.verdict === "refused") return verdict.refusal;
    const { name } = verdict;
    const again = judgeName(name);
    promised(again.verdict === "allowed" && again.name === name, "a name that was allowed stays as it is");
    promised(
      [...name].length <= nameMaxCodePoints && Buffer.byteLength(name) <= 128,
      "a name fits in its message",
    );
    promised(!/[\p{C}\p{Z}]/u.test(name), "nothing in a name is unseen");
    promised(foldName(foldName(name)) === foldName(name), "folding twice changes nothing");
    promised(looksOf(name).size > 0 && ![...looksOf(name)].includes(""), "every name looks like something");
    return `allowed ${looksOf(name).size}`;
  },
};

/** A file of this thread's own, which goes with it. */
function scratchFile(): string {
  if (folder === undefined) {
    const made = mkdtempSync(join(tmpdir(), "conclave-fuzz-"));
    process.once("exit", () => rmSync(made, { recursive: true, force: true }));
    folder = made;
  }
  return join(folder, "authorized_keys");
}

let folder: string | undefined;

export const targets: readonly FuzzTarget[] = [authorizedKeys, names, fileCourse];
